package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.text.Json;
import dev.wasmscope.session.Availability;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.session.memory.AddressUse;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The session's records as JSON. What is not known is left out. */
final class FactsJson {
    private FactsJson() {}

    static ObjectNode stop(Stop stop) {
        ObjectNode node = Json.object().put("type", "stop");
        node.put("number", stop.number()).put("reason", kind(stop.reason()));
        node.put("text", stop.reason().text()).put("ended", stop.ended());
        if (stop.reason() instanceof StopReason.Exited exited) {
            node.put("exitCode", exited.code());
        }
        node.put("instructions", stop.clock()).put("depth", stop.guestDepth());
        stop.top().ifPresent(frame -> node.set("frame", frame(frame)));
        return node;
    }

    /** {@code breakpoint}, {@code hostCall}, {@code stepDone}, {@code trapped} … */
    private static String kind(StopReason reason) {
        String name = reason.getClass().getSimpleName().replaceFirst("^At", "");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    static ObjectNode frame(SymbolisedFrame frame) {
        ObjectNode node = Json.object().put("index", frame.index());
        node.put("function", frame.function()).put("inlined", frame.inlined());
        place(node, frame.position(), frame.location().codeOffset());
        return node.put("functionIndex", frame.functionIndex())
                .put("wasmFrame", frame.guestDepth());
    }

    private static void place(ObjectNode node, Optional<SourcePosition> position, long offset) {
        position.ifPresent(
                at -> {
                    node.put("file", at.file()).put("line", at.line()).put("column", at.column());
                    at.resolved().ifPresent(path -> node.put("path", path.toString()));
                });
        node.put("codeOffset", offset);
    }

    static ObjectNode variable(Variable variable) {
        ObjectNode node = Json.object().put("name", variable.name());
        node.put("type", variable.typeName());
        switch (variable.availability()) {
            case Availability.Available _ -> node.put("value", variable.value());
            case Availability.Unavailable(String reason) -> node.put("unavailable", reason);
        }
        variable.address().ifPresent(address -> node.put("address", address));
        variable.byteSize().ifPresent(size -> node.put("size", size));
        return node.put("childCount", variable.childCount());
    }

    static ObjectNode wasm(WasmValue value) {
        ObjectNode node = Json.object().put("index", value.index());
        if (!value.name().isEmpty()) {
            node.put("name", value.name());
        }
        return node.put("type", value.type()).put("value", value.value()).put("hex", value.hex());
    }

    static ObjectNode breakpoint(Breakpoint breakpoint) {
        ObjectNode node = Json.object().put("id", breakpoint.id());
        node.put("what", breakpoint.spec().text()).put("enabled", breakpoint.enabled());
        node.put("verified", breakpoint.verified()).put("hits", breakpoint.hitCount());
        ObjectNode options = options(breakpoint.options());
        if (!options.isEmpty()) {
            node.set("options", options);
        }
        if (!breakpoint.message().isEmpty()) {
            node.put("message", breakpoint.message());
        }
        ArrayNode places = node.putArray("locations");
        for (BreakpointLocation location : breakpoint.locations()) {
            ObjectNode place = places.addObject().put("function", location.function());
            place(place, location.position(), location.location().codeOffset());
        }
        return node;
    }

    /** In the words of saved breakpoints; only what was asked for. */
    private static ObjectNode options(BreakpointOptions options) {
        ObjectNode node = Json.object();
        options.condition().ifPresent(text -> node.put("condition", text));
        options.hits().ifPresent(hits -> node.put("hits", hits.text()));
        options.logMessage().ifPresent(text -> node.put("log", text));
        options.patch().ifPresent(text -> node.put("patch", text));
        if (options.oneShot()) {
            node.put("once", true);
        }
        options.after().ifPresent(id -> node.put("after", id));
        options.thread().ifPresent(number -> node.put("thread", number));
        options.instance().ifPresent(number -> node.put("instance", number));
        return node;
    }

    static ObjectNode use(AddressUse use) {
        ObjectNode node = Json.object().put("kind", use.kind().name().toLowerCase(Locale.ROOT));
        node.put("text", use.text());
        if (!use.name().isEmpty()) {
            node.put("name", use.name());
        }
        use.frame().ifPresent(frame -> node.put("frame", frame));
        return node.put("start", use.start()).put("size", use.size());
    }
}
