package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.text.StackText;
import dev.wasmscope.cli.text.VariableText;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.session.DisassemblyLine;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SourceText;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.VariableKind;
import java.util.List;

/** What the terminal debugger shows of a program. */
final class Printer {

    private static final int TRACE_LIMIT = 1000;

    private final CommandIo io;
    private final Debuggee debuggee;
    private final Facts facts;

    Printer(CommandIo io, Debuggee debuggee, Facts facts) {
        this.io = io;
        this.facts = facts;
        this.debuggee = debuggee;
    }

    /** What is shown, for tools. */
    Facts facts() {
        return facts;
    }

    void line(String text) {
        io.out().println(text);
    }

    void lines(List<String> lines) {
        lines.forEach(this::line);
    }

    /** Why the program stopped and where. */
    void stop(Stop stop) {
        line(stop.ended() ? "[" + stop.reason().text() + "]" : stop.reason().text());
        if (stop.reason() instanceof StopReason.AtHostCall(var _, var _, HostCallEvent call)) {
            line(CallLine.of(call));
        }
        if (!stop.frames().isEmpty()) {
            frameWithSource(stop.frames().get(Debuggee.shownFirst(stop)));
        }
    }

    /** A row of the stack and its line of source, or the instruction where there is none. */
    void frameWithSource(SymbolisedFrame frame) {
        facts.frame(frame);
        line(StackText.numbered(frame));
        frame.position()
                .filter(position -> position.line() > 0)
                .ifPresentOrElse(this::sourceLine, () -> instruction(frame));
    }

    private void sourceLine(SourcePosition position) {
        if (debuggee.session().module().source(position.file()) instanceof SourceText.Found text
                && position.line() <= text.lines().size()) {
            line("%-6d%s".formatted(position.line(), text.lines().get(position.line() - 1)));
        }
    }

    private void instruction(SymbolisedFrame frame) {
        debuggee.session().module().disassembly(frame.functionIndex()).stream()
                .filter(row -> row.codeOffset() == frame.location().codeOffset())
                .findFirst()
                .ifPresent(row -> line("0x%x  %s".formatted(row.codeOffset(), row.text())));
    }

    /** The stack; with the variables of every row when {@code full}. */
    void backtrace(boolean full) {
        int total = debuggee.stop().guestDepth();
        List<SymbolisedFrame> rows = debuggee.ask(debuggee.session().frames(0, TRACE_LIMIT));
        for (SymbolisedFrame row : rows) {
            line(full ? StackText.numbered(row) : StackText.numbered(row, arguments(row.index())));
            facts.stackRow(row);
            if (full) {
                variables(row.index(), "        ");
            }
        }
        int shown = rows.isEmpty() ? 0 : rows.getLast().guestDepth() + 1;
        if (shown < total) {
            line("… " + (total - shown) + " more frames");
        }
    }

    /** The parameters of a row's function; none where they are not recorded. */
    List<Variable> arguments(int frameIndex) {
        return debuggee.ask(debuggee.session().variables(frameIndex)).stream()
                .filter(variable -> variable.kind() == VariableKind.PARAMETER)
                .filter(variable -> !variable.name().startsWith("(")) // without a name
                .toList();
    }

    /** Parameters and variables in scope at a row of the stack. */
    void variables(int frameIndex, String indent) {
        List<Variable> variables = debuggee.ask(debuggee.session().variables(frameIndex));
        facts.variables(variables);
        if (variables.isEmpty()) {
            line(indent + "(no variables recorded here)");
        }
        variables.forEach(variable -> line(indent + VariableText.line(variable)));
    }

    /** Lines of source around a position, the current one marked. */
    void source(String file, int from, int to, int current) {
        switch (debuggee.session().module().source(file)) {
            case SourceText.Missing missing -> {
                line(file + ": source not found; tried:");
                missing.tried().forEach(place -> line("  " + place));
            }
            case SourceText.Found found -> {
                int first = Math.clamp(from - 1L, 0, found.lines().size());
                int last = Math.clamp(to, first, found.lines().size());
                facts.source(file, first + 1, found.lines().subList(first, last));
                for (int n = Math.max(1, from); n <= Math.min(to, found.lines().size()); n++) {
                    line(
                            "%s%-6d%s"
                                    .formatted(
                                            n == current ? "=> " : "   ",
                                            n,
                                            found.lines().get(n - 1)));
                }
            }
        }
    }

    /** A function's code around an offset. */
    void disassembly(int functionIndex, long current) {
        debuggee.session()
                .module()
                .disassembly(functionIndex)
                .forEach(row -> instruction(row, current));
    }

    /** A line of code, with a mark when it is the current one. */
    void instruction(DisassemblyLine row, long current) {
        String offset = row.codeOffset() < 0 ? "" : "0x" + Long.toHexString(row.codeOffset());
        String mark = row.codeOffset() == current ? "=> " : "   ";
        line("%s%9s  %s%s".formatted(mark, offset, "  ".repeat(row.depth()), row.text()));
    }
}
