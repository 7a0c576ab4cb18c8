package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedFrame;
import java.util.List;
import java.util.Optional;

/** Commands that look at the stack and the code. */
final class FrameCommands {

    private static final int LIST_LINES = 10;

    private final Debuggee debuggee;
    private final Printer printer;
    private Optional<Arguments.Line> listed = Optional.empty();

    FrameCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
    }

    List<Command> all() {
        return List.of(
                new Command(
                        List.of("backtrace", "bt", "where"),
                        "[full]",
                        "show the stack; with 'full', all variables too",
                        full -> printer.backtrace(full.equals("full"))),
                new Command(
                        List.of("frame", "f"), "[N]", "select a frame of the stack", this::frame),
                new Command(List.of("up"), "", "select the caller's frame", _ -> move(1)),
                new Command(List.of("down"), "", "select the callee's frame", _ -> move(-1)),
                new Command(
                        List.of("list", "l"),
                        "[LINE|FILE:LINE|FUNCTION]",
                        "show source; again for what follows",
                        this::list),
                new Command(
                        List.of("disassemble", "disas"),
                        "[FUNCTION]",
                        "show the wasm code of a function",
                        this::disassemble));
    }

    /** Forgets where {@code list} stood, because the program moved. */
    void moved() {
        listed = Optional.empty();
    }

    private void frame(String number) {
        int index =
                number.isEmpty()
                        ? debuggee.selected()
                        : (int) Math.min(Arguments.count("frame", number), Integer.MAX_VALUE);
        select(index);
    }

    private void move(int by) {
        select(debuggee.selected() + by);
    }

    private void select(int index) {
        moved();
        printer.frameWithSource(debuggee.select(index));
    }

    private void list(String where) {
        Arguments.Line from = where.isEmpty() ? following() : around(where);
        int current = isCurrent(from.file()) ? currentLine() : 0;
        printer.source(from.file(), from.line(), from.line() + LIST_LINES - 1, current);
        listed = Optional.of(new Arguments.Line(from.file(), from.line() + LIST_LINES));
    }

    private Arguments.Line following() {
        return listed.orElseGet(() -> centred(position()));
    }

    private Arguments.Line around(String where) {
        if (Arguments.isLine(where)) {
            Arguments.Line line =
                    Arguments.line(
                            where,
                            where.contains(":") ? Optional.empty() : Optional.of(position()));
            return new Arguments.Line(
                    fileNamed(line.file()), Math.max(1, line.line() - LIST_LINES / 2));
        }
        return centred(
                function(where)
                        .position()
                        .orElseThrow(() -> new CommandFailure("'" + where + "' has no source")));
    }

    private String fileNamed(String tail) {
        return debuggee.session().module().sourceFiles().stream()
                .map(source -> source.file())
                .filter(file -> file.equals(tail) || file.endsWith("/" + tail))
                .findFirst()
                .orElse(tail);
    }

    private static Arguments.Line centred(SourcePosition position) {
        return new Arguments.Line(position.file(), Math.max(1, position.line() - LIST_LINES / 2));
    }

    private SourcePosition position() {
        return debuggee.frame()
                .position()
                .orElseThrow(() -> new CommandFailure("no source here; see 'disassemble'"));
    }

    private boolean isCurrent(String file) {
        return debuggee.session().lastStop().isPresent()
                && debuggee.session()
                        .lastStop()
                        .get()
                        .position()
                        .map(p -> p.file().equals(file))
                        .orElse(false);
    }

    private int currentLine() {
        return debuggee.frame().position().map(SourcePosition::line).orElse(0);
    }

    private void disassemble(String name) {
        if (name.isEmpty()) {
            SymbolisedFrame frame = debuggee.frame();
            printer.disassembly(frame.functionIndex(), frame.location().codeOffset());
        } else {
            printer.disassembly(function(name).index(), -1);
        }
    }

    private FunctionView function(String name) {
        return debuggee.session().module().findFunctions(name).stream()
                .filter(function -> !function.imported())
                .findFirst()
                .orElseThrow(() -> new CommandFailure("no function is called '" + name + "'"));
    }
}
