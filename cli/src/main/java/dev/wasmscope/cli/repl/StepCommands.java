package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.StepTarget;
import dev.wasmscope.session.Stepping;
import dev.wasmscope.session.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Steps beyond the plain ones: to a place, into one call of a line, out of what is selected. */
final class StepCommands {
    private final Debuggee debuggee;
    private final Printer printer;

    StepCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
    }

    List<Command> all() {
        return List.of(
                new Command(
                        List.of("finish", "fin"),
                        "",
                        "run until the selected frame's function returns",
                        _ -> finish()),
                new Command(
                        List.of("finishi"),
                        "",
                        "run until this wasm function returns",
                        _ -> show(stepping().instructionOut())),
                new Command(
                        List.of("into"),
                        "[N|FUNCTION]",
                        "list the calls on this line; step into one of them",
                        this::into),
                new Command(
                        List.of("until", "u"),
                        "[LINE|FILE:LINE|FUNCTION|*OFFSET]",
                        "run to a place; without one as next, but out of loops",
                        where -> show(where.isEmpty() ? stepping().forward() : to(where))),
                new Command(
                        List.of("advance"),
                        "LINE|FILE:LINE|FUNCTION|*OFFSET",
                        "run to a place",
                        where -> show(to(Arguments.required("where", where)))));
    }

    private Stepping stepping() {
        return debuggee.session().stepping();
    }

    private void show(CompletableFuture<Stop> stop) {
        printer.stop(debuggee.resume(() -> stop));
    }

    private void finish() {
        int row = debuggee.selected();
        show(row == 0 ? debuggee.session().stepOut() : stepping().out(row));
    }

    private void into(String which) {
        List<StepTarget> targets = debuggee.ask(stepping().targets(debuggee.frame().index()));
        if (which.isEmpty()) {
            printer.lines(list(targets));
            return;
        }
        show(stepping().into(chosen(targets, which)));
    }

    private static List<String> list(List<StepTarget> targets) {
        if (targets.isEmpty()) {
            return List.of("no call on this line leads to a function with source");
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            StepTarget target = targets.get(i);
            lines.add(
                    "%3d  %s%s"
                            .formatted(
                                    i + 1, target.label(), target.inlined() ? " [inlined]" : ""));
        }
        return lines;
    }

    private static StepTarget chosen(List<StepTarget> targets, String which) {
        if (which.matches("\\d{1,9}")) {
            int number = Arguments.number("call", which);
            if (number > targets.size()) {
                throw new CommandFailure(
                        "there are " + targets.size() + " calls on this line; see 'into'");
            }
            return targets.get(number - 1);
        }
        return targets.stream()
                .filter(target -> isNamed(target.label(), which))
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        "no call of '" + which + "' on this line; see 'into'"));
    }

    private static boolean isNamed(String label, String name) {
        String plain = label.replaceFirst(" \\(column \\d+\\)$", "");
        return label.equals(name) || plain.equals(name) || plain.endsWith("::" + name);
    }

    private CompletableFuture<Stop> to(String where) {
        if (where.startsWith("*")) {
            long offset = Arguments.address(where.substring(1).strip());
            return debuggee.session()
                    .runTo(
                            debuggee.session()
                                    .module()
                                    .locationOf(offset)
                                    .orElseThrow(
                                            () ->
                                                    new CommandFailure(
                                                            "no function holds code offset 0x"
                                                                    + Long.toHexString(offset))));
        }
        if (debuggee.session().module().sourceFiles().isEmpty()) {
            throw new CommandFailure("this module has no line information; say *OFFSET");
        }
        Arguments.Line line =
                Arguments.isLine(where)
                        ? Arguments.line(where, debuggee.frame().position())
                        : beginning(where);
        return debuggee.session().runTo(line.file(), line.line());
    }

    private Arguments.Line beginning(String function) {
        SourcePosition position =
                debuggee.session().module().findFunctions(function).stream()
                        .map(FunctionView::position)
                        .flatMap(found -> found.stream())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new CommandFailure(
                                                "no function with source is called '"
                                                        + function
                                                        + "'"));
        return new Arguments.Line(position.file(), position.line());
    }
}
