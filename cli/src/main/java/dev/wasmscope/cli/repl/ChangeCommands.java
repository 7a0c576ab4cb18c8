package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.Moved;
import dev.wasmscope.session.StateChanges;
import dev.wasmscope.session.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Commands that change where the program goes on. */
final class ChangeCommands {

    private final Debuggee debuggee;
    private final Printer printer;

    ChangeCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
    }

    List<Command> all() {
        return List.of(
                new Command(
                        List.of("return"),
                        "[EXPRESSION]",
                        "leave the selected frame at once, with this result",
                        this::forceReturn),
                new Command(
                        List.of("jump", "j"),
                        "LINE|FILE:LINE|*OFFSET",
                        "go on elsewhere in this function; nothing runs until the next command",
                        this::jump),
                new Command(
                        List.of("restart"),
                        "[N]",
                        "let frame N, or the selected one, begin anew with its arguments",
                        this::restart));
    }

    private StateChanges changes() {
        return debuggee.session().changes();
    }

    private void forceReturn(String value) {
        int frame = debuggee.frame().index();
        move(() -> changes().forceReturn(frame, value));
    }

    private void restart(String number) {
        int frame = number.isEmpty() ? debuggee.frame().index() : Arguments.number("frame", number);
        debuggee.stop();
        move(() -> changes().restartFrame(frame));
    }

    private void jump(String where) {
        Arguments.required("where", where);
        if (debuggee.frame().guestDepth() > 0) {
            throw new CommandFailure(
                    "only the innermost function can jump: 'return' from those that it called,"
                            + " or 'finish'");
        }
        if (where.startsWith("*")) {
            long offset = Arguments.address(where.substring(1).strip());
            var target =
                    debuggee.session()
                            .module()
                            .locationOf(offset)
                            .orElseThrow(
                                    () ->
                                            new CommandFailure(
                                                    "no function holds code offset 0x"
                                                            + Long.toHexString(offset)));
            move(() -> changes().jump(target));
            return;
        }
        if (!Arguments.isLine(where)) {
            throw new CommandFailure("jump LINE, FILE:LINE or *OFFSET");
        }
        Arguments.Line line = Arguments.line(where, debuggee.frame().position());
        move(() -> changes().jump(line.file(), line.line()));
    }

    private void move(Supplier<CompletableFuture<Moved>> how) {
        List<String> notes = new ArrayList<>();
        Stop stop =
                debuggee.resume(
                        () ->
                                how.get()
                                        .thenApply(
                                                moved -> {
                                                    notes.addAll(moved.notes());
                                                    return moved.stop();
                                                }));
        printer.stop(stop);
        notes.forEach(note -> printer.line("note: " + note));
    }
}
