package dev.wasmscope.cli.repl;

import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Commands that let the program run. */
final class RunCommands {

    private final Debuggee debuggee;
    private final Printer printer;

    RunCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
    }

    List<Command> all() {
        DebugSession session = debuggee.session();
        return List.of(
                new Command(
                        List.of("run", "r"),
                        "",
                        "start the program, or start it again",
                        _ -> run()),
                new Command(
                        List.of("start"),
                        "",
                        "start the program and stop in main, or where it begins",
                        _ -> start()),
                new Command(
                        List.of("continue", "c"),
                        "[N]",
                        "run to the next stop, or on over N stops",
                        n -> repeat(n, session::continueRun)),
                new Command(
                        List.of("next", "n"),
                        "[N]",
                        "run to the next line, over calls",
                        n -> repeat(n, session::stepOver)),
                new Command(
                        List.of("step", "s"),
                        "[N]",
                        "run to the next line, into calls",
                        n -> repeat(n, session::stepInto)),
                new Command(
                        List.of("stepi", "si"),
                        "[N]",
                        "execute one instruction",
                        n -> repeat(n, session::stepInstruction)),
                new Command(
                        List.of("nexti", "ni"),
                        "[N]",
                        "execute one instruction, over calls",
                        n -> repeat(n, session::stepInstructionOver)),
                new Command(
                        List.of("kill", "k"),
                        "",
                        "end the program",
                        _ -> repeat("", session::kill)));
    }

    private void run() {
        if (debuggee.session().state() == SessionState.STOPPED) {
            debuggee.ask(debuggee.session().kill());
        }
        show(debuggee.resume(debuggee.session()::run));
    }

    private void start() {
        BreakpointOptions once = BreakpointOptions.NONE.withOneShot(true);
        boolean hasMain = !debuggee.session().module().findFunctions("main").isEmpty();
        debuggee.session()
                .addBreakpoint(
                        hasMain ? new BreakpointSpec.Function("main") : new BreakpointSpec.Entry(),
                        once);
        run();
    }

    private void repeat(String count, Supplier<CompletableFuture<Stop>> how) {
        int times = count.isEmpty() ? 1 : Arguments.number("how often", count);
        Stop stop = debuggee.stop();
        for (int i = 0; i < times && !stop.ended(); i++) {
            stop = debuggee.resume(how);
            if (interrupts(stop)) {
                break;
            }
        }
        show(stop);
    }

    /** A stop that the user must see before any further step of the same command. */
    private static boolean interrupts(Stop stop) {
        return !(stop.reason() instanceof StopReason.StepDone
                || stop.reason() instanceof StopReason.OfBreakpoints);
    }

    private void show(Stop stop) {
        printer.stop(stop);
    }
}
