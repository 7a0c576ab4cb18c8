package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.text.ModuleText;
import dev.wasmscope.cli.text.StackText;
import dev.wasmscope.cli.text.VariableText;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.engine.host.trace.CallFilterException;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** {@code info …}: everything that can be listed. */
final class InfoCommands {

    private static final int CALL_LIMIT = 50;
    private static final Pattern NUMBERED = Pattern.compile("(table|data|element)s? (\\d{1,7})");

    /** Globals that {@code info wasm} shows; Kotlin's modules have thousands. */
    private static final int GLOBAL_LIMIT = 50;

    private final MemoryCommands memory;
    private final Debuggee debuggee;
    private final Printer printer;
    private final InstanceInfo instance;
    private final GlobalsInfo globals;
    private final Map<String, Runnable> topics = new LinkedHashMap<>();

    /** What is known by its whole name only, and may have an argument. */
    private final Map<String, Consumer<String>> more = new LinkedHashMap<>();

    InfoCommands(
            Debuggee debuggee,
            Printer printer,
            BreakpointCommands breakpoints,
            InjectCommands injections,
            SkipCommands skips,
            CoreCommands cores,
            MemoryCommands memory) {
        this.memory = memory;
        this.debuggee = debuggee;
        this.printer = printer;
        this.instance = new InstanceInfo(debuggee);
        this.globals = new GlobalsInfo(debuggee);
        topics.put("breakpoints", () -> printer.lines(breakpoints.table()));
        topics.put("args", this::arguments);
        topics.put("frame", this::frame);
        topics.put("locals", () -> printer.variables(debuggee.frame().index(), ""));
        topics.put("globals", () -> printer.lines(globals.own()));
        topics.put("wasm", this::wasm);
        topics.put("memories", () -> printer.lines(instance.memories()));
        topics.put("tables", () -> printer.lines(instance.tables()));
        topics.put("data", () -> printer.lines(instance.data()));
        topics.put("elements", () -> printer.lines(instance.elements()));
        topics.put("calls", () -> calls(""));
        topics.put("wasm locals", this::wasmLocals);
        topics.put("wasm stack", this::wasmStack);
        topics.put("wasm globals", () -> wasmGlobals(Integer.MAX_VALUE));
        topics.put("inject", injections::list);
        topics.put("skip", skips::list);
        topics.put("core", cores::describe);
        topics.put("symbol", () -> memory.symbol(""));
        topics.put("snapshots", memory::moments);
        topics.put("program", () -> printer.stop(debuggee.stop()));
        topics.put("clock", () -> printer.line(debuggee.stop().clock() + " instructions executed"));
        topics.put("state", () -> printer.line(debuggee.ask(session().fingerprint()).text()));
        more.put("functions", this::functions);
        more.put("threads", _ -> threads());
        topics.put("sections", () -> printer.lines(ModuleText.sections(session().module())));
        topics.put("sources", () -> printer.lines(ModuleText.sources(session().module())));
        topics.put("debug-info", () -> printer.lines(ModuleText.debugInfo(session().module())));
    }

    /** All functions, or those one of whose names a regular expression finds. */
    private void functions(String regex) {
        try {
            printer.lines(ModuleText.functions(session().module(), Pattern.compile(regex)));
        } catch (PatternSyntaxException e) {
            throw new CommandFailure(
                    "column %d of the regular expression: %s"
                            .formatted(Math.max(0, e.getIndex()) + 1, e.getDescription()));
        }
    }

    /** What can be asked for. */
    List<String> topics() {
        return Stream.concat(topics.keySet().stream(), more.keySet().stream()).toList();
    }

    /** Adds a topic, which is known by its whole name only. */
    void add(String topic, Consumer<String> action) {
        more.put(topic, action);
    }

    Command command() {
        return new Command(
                List.of("info", "i"),
                "TOPIC",
                "list: "
                        + String.join(", ", topics())
                        + "; line takes a place, calls a filter, globals a part of a name, functions a"
                        + " regular expression",
                this::info);
    }

    private DebugSession session() {
        return debuggee.session();
    }

    private void info(String text) {
        String topic =
                text.replaceFirst("^variables\\b", "globals")
                        .replaceFirst("^(all-)?registers\\b.*", "wasm");
        if (topic.startsWith("calls ")) {
            calls(topic.substring(6).strip());
            return;
        }
        if (topic.startsWith("globals ")) {
            printer.lines(globals.named(topic.substring(8).strip()));
            return;
        }
        if (topic.startsWith("symbol ")) {
            memory.symbol(topic.substring(7).strip());
            return;
        }
        int blank = (topic + " ").indexOf(' ');
        Consumer<String> exact = more.get(topic.substring(0, blank));
        if (exact != null) {
            exact.accept(topic.substring(blank).strip());
            return;
        }
        Matcher one = NUMBERED.matcher(topic);
        if (one.matches()) {
            printer.lines(instance.contents(one.group(1), Integer.parseInt(one.group(2))));
            return;
        }
        String wanted = topic;
        List<String> matches =
                topics.keySet().stream()
                        .filter(name -> name.startsWith(wanted))
                        .filter(name -> wanted.contains(" ") || !name.contains(" "))
                        .toList();
        if (wanted.isEmpty() || matches.size() != 1 && !topics.containsKey(wanted)) {
            throw new CommandFailure("info about what? there are: " + String.join(", ", topics()));
        }
        Runnable action = topics.get(topics.containsKey(wanted) ? wanted : matches.getFirst());
        if (action != null) {
            action.run();
        }
    }

    private void wasm() {
        wasmLocals();
        wasmStack();
        wasmGlobals(GLOBAL_LIMIT);
    }

    private void wasmLocals() {
        values("locals", debuggee.ask(session().wasmLocals(debuggee.frame().index())));
    }

    private void arguments() {
        List<Variable> arguments = printer.arguments(debuggee.frame().index());
        arguments.forEach(argument -> printer.line(VariableText.line(argument)));
        if (arguments.isEmpty()) {
            printer.line("(no arguments recorded here)");
        }
    }

    /** Where the selected frame is in wasm's terms. */
    private void frame() {
        SymbolisedFrame frame = debuggee.frame();
        printer.frameWithSource(frame);
        printer.line(
                "wasm frame %d of %d: func[%d], code offset 0x%x, stack pointer %s%s"
                        .formatted(
                                frame.guestDepth(),
                                debuggee.stop().guestDepth(),
                                frame.functionIndex(),
                                frame.location().codeOffset(),
                                debuggee.ask(session().evaluate(frame.index(), "$sp,x")).value(),
                                frame.inlined() ? ", inlined into the next row" : ""));
    }

    /** As gdb lists them; a program has one. */
    private void threads() {
        debuggee.stop().top().ifPresent(top -> printer.line("* 0  " + StackText.numbered(top)));
    }

    private void wasmStack() {
        values("operand stack", debuggee.ask(session().operandStack(debuggee.frame().index())));
    }

    private void wasmGlobals(int limit) {
        List<WasmValue> all = debuggee.ask(session().wasmGlobals());
        values("globals", all.subList(0, Math.min(limit, all.size())));
        if (all.size() > limit) {
            printer.line("  … %d more: info wasm globals".formatted(all.size() - limit));
        }
    }

    private void values(String title, List<WasmValue> values) {
        printer.facts().wasm(title, values);
        printer.line(title + (values.isEmpty() ? ": none" : ":"));
        for (WasmValue value : values) {
            printer.line("  " + VariableText.line(value));
            value.lanes().forEach(lanes -> printer.line("      " + lanes));
        }
    }

    /** The last calls that a filter accepts. */
    private void calls(String filter) {
        CallFilter wanted;
        try {
            wanted = CallFilter.parse(filter);
        } catch (CallFilterException e) {
            throw new CommandFailure("'" + filter + "': " + e.getMessage());
        }
        List<HostCallEvent> accepted =
                session().hostCalls().events().stream().filter(wanted::accepts).toList();
        int left = Math.max(0, accepted.size() - CALL_LIMIT);
        if (left > 0) {
            printer.line("… " + left + " earlier calls");
        }
        accepted.stream().skip(left).map(CallLine::of).forEach(printer::line);
    }
}
