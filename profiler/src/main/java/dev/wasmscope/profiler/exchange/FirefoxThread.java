package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.StackTable.Node;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.SourceFrame;
import dev.wasmscope.profiler.model.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** One thread of the Firefox Profiler's format: samples, and the tables that they point into. */
final class FirefoxThread {

    private static final int GUEST = FirefoxFormat.CATEGORIES.indexOf("Guest");
    private static final int HOST = FirefoxFormat.CATEGORIES.indexOf("Host");
    private static final int IDLE = FirefoxFormat.CATEGORIES.indexOf("Idle");

    private record Func(String name, Optional<String> file, int line) {}

    private record Frame(int function, int offset, int depth, int category) {}

    private record Place(Frame at, int func, int line, int column) {}

    private record Stack(int prefix, int frame) {}

    private record NodeStack(int node, boolean idle) {}

    private record Sample(double time, int stack, double weight, long cpu) {}

    private final StackTable stacks;
    private final int number;
    private final Strings strings = new Strings();
    private final Map<Func, Integer> funcNumbers = new HashMap<>();
    private final List<Func> funcs = new ArrayList<>();
    private final Map<Frame, Integer> frameNumbers = new HashMap<>();
    private final List<Place> frames = new ArrayList<>();
    private final Map<Stack, Integer> stackNumbers = new HashMap<>();
    private final List<Stack> stackTable = new ArrayList<>();
    private final Map<NodeStack, Integer> known = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    FirefoxThread(StackTable stacks, int number) {
        this.stacks = stacks;
        this.number = number;
    }

    static boolean isTime(Measure measure) {
        return measure.unit() == Unit.NANOSECONDS;
    }

    static String weightType(Measure measure) {
        return switch (measure.unit()) {
            case NANOSECONDS -> "tracing-ms";
            case BYTES -> "bytes";
            case INSTRUCTIONS, COUNT -> "samples";
        };
    }

    void add(double time, int stack, double weight, long cpu) {
        samples.add(new Sample(time, stack, weight, cpu));
    }

    /** The stack of a node, with an entry for each inlined function. */
    int stack(int node, boolean idle) {
        NodeStack key = new NodeStack(node, idle);
        Integer made = known.get(key);
        if (made != null) {
            return made;
        }
        List<Integer> path = new ArrayList<>();
        for (int at = node; at >= 0; at = stacks.node(at).caller()) {
            path.add(at);
        }
        int prefix = -1;
        for (int at : path.reversed()) {
            prefix = extend(prefix, at, idle && at == node);
        }
        known.put(key, prefix);
        return prefix;
    }

    private int extend(int prefix, int node, boolean idle) {
        int function = stacks.function(node);
        FunctionLabel label = stacks.label(function);
        Node at = stacks.node(node);
        int category = idle ? IDLE : label.host() ? HOST : GUEST;
        List<SourceFrame> chain = stacks.frames(node).reversed();
        int last = prefix;
        for (int depth = 0; depth < chain.size(); depth++) {
            Frame frame = new Frame(function, at.offset(), depth, category);
            SourceFrame place = chain.get(depth);
            Stack stack = new Stack(last, frame(frame, place, depth == 0 ? label.line() : 0));
            last =
                    stackNumbers.computeIfAbsent(
                            stack,
                            added -> {
                                stackTable.add(added);
                                return stackTable.size() - 1;
                            });
        }
        return last;
    }

    private int frame(Frame frame, SourceFrame at, int declared) {
        return frameNumbers.computeIfAbsent(
                frame,
                added -> {
                    int func = func(new Func(at.name(), at.file(), declared));
                    frames.add(new Place(added, func, at.line(), at.column()));
                    return frames.size() - 1;
                });
    }

    private int func(Func func) {
        return funcNumbers.computeIfAbsent(
                func,
                added -> {
                    funcs.add(added);
                    return funcs.size() - 1;
                });
    }

    void write(String name, String weightType, boolean timed, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("processType", "default");
        json.writeStringProperty("processName", "wasm");
        json.writeBooleanProperty("isMainThread", number == 1);
        json.writeStringProperty("pid", "1");
        json.writeNumberProperty("tid", number);
        json.writeNumberProperty("processStartupTime", 0);
        json.writeNullProperty("processShutdownTime");
        json.writeNumberProperty("registerTime", 0);
        json.writeNullProperty("unregisterTime");
        json.writeArrayPropertyStart("pausedRanges");
        json.writeEndArray();
        writeSamples(weightType, timed, json);
        table("markers", 0, json);
        for (String column : List.of("data", "name", "startTime", "endTime", "phase", "category")) {
            column(column, 0, _ -> {}, json);
        }
        json.writeEndObject();
        writeStacks(json);
        writeFrames(json);
        writeFuncs(json);
        writeRest(json);
        json.writeArrayPropertyStart("stringArray");
        strings.all().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeSamples(String weightType, boolean timed, JsonGenerator json) {
        table("samples", samples.size(), json);
        json.writeStringProperty("weightType", weightType);
        column("stack", samples.size(), i -> index(samples.get(i).stack(), json), json);
        column("time", samples.size(), i -> Json.number(samples.get(i).time(), json), json);
        column("weight", samples.size(), i -> Json.number(samples.get(i).weight(), json), json);
        if (timed) {
            column(
                    "threadCPUDelta",
                    samples.size(),
                    i -> json.writeNumber(samples.get(i).cpu()),
                    json);
        }
        json.writeEndObject();
    }

    private void writeStacks(JsonGenerator json) {
        int size = stackTable.size();
        table("stackTable", size, json);
        column("prefix", size, i -> index(stackTable.get(i).prefix(), json), json);
        column("frame", size, i -> json.writeNumber(stackTable.get(i).frame()), json);
        column("category", size, i -> json.writeNumber(category(stackTable.get(i))), json);
        column("subcategory", size, _ -> json.writeNumber(0), json);
        json.writeEndObject();
    }

    private int category(Stack stack) {
        return frames.get(stack.frame()).at().category();
    }

    private void writeFrames(JsonGenerator json) {
        int size = frames.size();
        table("frameTable", size, json);
        column("address", size, i -> json.writeNumber(frames.get(i).at().offset()), json);
        column("inlineDepth", size, i -> json.writeNumber(frames.get(i).at().depth()), json);
        column("category", size, i -> json.writeNumber(frames.get(i).at().category()), json);
        column("subcategory", size, _ -> json.writeNumber(0), json);
        column("func", size, i -> json.writeNumber(frames.get(i).func()), json);
        column("nativeSymbol", size, _ -> json.writeNull(), json);
        column("innerWindowID", size, _ -> json.writeNumber(0), json);
        column("implementation", size, _ -> json.writeNull(), json);
        column("line", size, i -> positive(frames.get(i).line(), json), json);
        column("column", size, i -> positive(frames.get(i).column(), json), json);
        json.writeEndObject();
    }

    private void writeFuncs(JsonGenerator json) {
        int size = funcs.size();
        table("funcTable", size, json);
        column("name", size, i -> json.writeNumber(strings.number(funcs.get(i).name())), json);
        column("isJS", size, _ -> json.writeBoolean(false), json);
        column("relevantForJS", size, _ -> json.writeBoolean(false), json);
        column("resource", size, _ -> json.writeNumber(0), json);
        column("fileName", size, i -> text(funcs.get(i).file().orElse(null), json), json);
        column("lineNumber", size, i -> positive(funcs.get(i).line(), json), json);
        column("columnNumber", size, _ -> json.writeNull(), json);
        json.writeEndObject();
    }

    /** The module as the one library, and no symbols: every frame has its name already. */
    private void writeRest(JsonGenerator json) {
        table("resourceTable", 1, json);
        column("lib", 1, _ -> json.writeNumber(0), json);
        column("name", 1, _ -> json.writeNumber(strings.number("wasm")), json);
        column("host", 1, _ -> json.writeNull(), json);
        column("type", 1, _ -> json.writeNumber(1), json);
        json.writeEndObject();
        table("nativeSymbols", 0, json);
        for (String column : List.of("libIndex", "address", "name", "functionSize")) {
            column(column, 0, _ -> {}, json);
        }
        json.writeEndObject();
    }

    private static void table(String name, int length, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("length", length);
    }

    private static void column(String name, int size, IntConsumer value, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        for (int i = 0; i < size; i++) {
            value.accept(i);
        }
        json.writeEndArray();
    }

    private static void index(int value, JsonGenerator json) {
        if (value < 0) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private static void positive(int value, JsonGenerator json) {
        index(value > 0 ? value : -1, json);
    }

    private void text(@Nullable String text, JsonGenerator json) {
        index(text == null ? -1 : strings.number(text), json);
    }
}
