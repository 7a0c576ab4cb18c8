package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.text.Json;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.session.memory.AddressUse;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a command has shown, for tools: with {@code --json} it goes with the text. Field names are a
 * contract; docs/debugging.md lists them.
 */
final class Facts {
    private ObjectNode shown = Json.object();

    /** What was shown since it was last taken. */
    ObjectNode take() {
        ObjectNode taken = shown;
        shown = Json.object();
        return taken;
    }

    /** The frame that commands speak of. */
    void frame(SymbolisedFrame frame) {
        shown.set("frame", FactsJson.frame(frame));
    }

    /** A row of the stack. */
    void stackRow(SymbolisedFrame frame) {
        shown.withArray("frames").add(FactsJson.frame(frame));
    }

    /** Variables of the row that was added last; else of the frame that commands speak of. */
    void variables(List<Variable> variables) {
        boolean ofRow = shown.has("frames") && !shown.get("frames").isEmpty();
        ArrayNode array =
                ofRow
                        ? ((ObjectNode) shown.get("frames").get(shown.get("frames").size() - 1))
                                .putArray("variables")
                        : shown.putArray("variables");
        variables.forEach(variable -> array.add(FactsJson.variable(variable)));
    }

    /** A value and the children of it that were shown. */
    void value(Variable value, List<Variable> children) {
        ObjectNode node = FactsJson.variable(value);
        if (!children.isEmpty()) {
            ArrayNode array = node.putArray("children");
            children.forEach(child -> array.add(FactsJson.variable(child)));
        }
        shown.set("value", node);
    }

    /** Wasm's own values. */
    void wasm(String kind, List<WasmValue> values) {
        ArrayNode array = shown.putArray(kind.replace("operand stack", "operands"));
        values.forEach(value -> array.add(FactsJson.wasm(value)));
    }

    void breakpoint(Breakpoint breakpoint) {
        shown.withArray("breakpoints").add(FactsJson.breakpoint(breakpoint));
    }

    void memory(long address, byte[] bytes) {
        shown.putObject("memory")
                .put("address", address)
                .put("bytes", HexFormat.of().formatHex(bytes));
    }

    /** Lines of a source. */
    void source(String file, int line, List<String> lines) {
        ObjectNode node = shown.putObject("source").put("file", file).put("line", line);
        ArrayNode array = node.putArray("lines");
        lines.forEach(array::add);
    }

    void found(List<Long> addresses) {
        ArrayNode array = shown.putArray("addresses");
        addresses.forEach(address -> array.add(address));
    }

    void uses(long address, List<AddressUse> uses) {
        shown.put("address", address);
        ArrayNode array = shown.putArray("uses");
        uses.forEach(use -> array.add(FactsJson.use(use)));
    }
}
