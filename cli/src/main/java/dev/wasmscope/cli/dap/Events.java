package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.text.ResultText;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.ReadingProgress;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.ContinuedEventArguments;
import org.eclipse.lsp4j.debug.ExitedEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArgumentsCategory;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.StoppedEventArgumentsReason;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.ThreadEventArgumentsReason;

/** What a session tells, as the client's events. Called on the program's thread. */
final class Events implements SessionListener {
    private final DebugSession session;
    private final Target target;
    private final Client client;
    private final ShownBreakpoints breakpoints;
    private final ExceptionFilters filters;
    private final OutputText out = new OutputText();
    private final OutputText err = new OutputText();
    private final DebugInfoProgress reading;
    private volatile boolean restarting;

    Events(
            DebugSession session,
            Target target,
            Client client,
            ShownBreakpoints breakpoints,
            ExceptionFilters filters) {
        this.session = session;
        this.target = target;
        this.client = client;
        this.breakpoints = breakpoints;
        this.filters = filters;
        this.reading = new DebugInfoProgress(client);
    }

    /** The next end is not the client's business: the program is started again. */
    void restarting() {
        restarting = true;
    }

    @Override
    public void onRunning() {
        restarting = false;
        boolean known = target.moved();
        if (target.pauseNow()) {
            CompletableFuture<Stop> _ = session.pause();
        }
        if (known) {
            return;
        }
        ContinuedEventArguments continued = new ContinuedEventArguments();
        continued.setThreadId(Target.THREAD);
        continued.setAllThreadsContinued(true);
        client.events().continued(continued);
    }

    @Override
    public void onStop(Stop stop) {
        flush();
        if (stop.ended()) {
            ended(stop);
        } else if (stop.reason() instanceof StopReason.Trapped trap
                && !(target.debugging() && filters.stopsAt(trap))) {
            client.output(OutputEventArgumentsCategory.STDERR, trap.text() + "\n");
            target.resuming();
            session.continueRun();
        } else {
            stopped(stop);
        }
    }

    /** Tells the client of a stop. */
    void stopped(Stop stop) {
        StoppedEventArguments event = new StoppedEventArguments();
        event.setReason(reason(stop.reason()));
        event.setDescription(description(stop.reason()));
        event.setText(stop.reason().text());
        event.setThreadId(Target.THREAD);
        event.setAllThreadsStopped(true);
        List<Integer> ids = hit(stop.reason());
        if (!ids.isEmpty()) {
            event.setHitBreakpointIds(
                    ids.stream().map(breakpoints::number).toArray(Integer[]::new));
        }
        client.events().stopped(event);
    }

    /** Those that were hit and are there still: a client that attaches has none. */
    private List<Integer> hit(StopReason reason) {
        List<Integer> ids =
                switch (reason) {
                    case StopReason.OfBreakpoints at -> at.ids();
                    default -> List.of();
                };
        return session.breakpoints().stream().map(Breakpoint::id).filter(ids::contains).toList();
    }

    private String reason(StopReason reason) {
        return switch (reason) {
            case StopReason.AtEntry _ -> StoppedEventArgumentsReason.ENTRY;
            case StopReason.StepDone _ -> StoppedEventArgumentsReason.STEP;
            case StopReason.Moved _ -> StoppedEventArgumentsReason.GOTO;
            case StopReason.Trapped _ -> StoppedEventArgumentsReason.EXCEPTION;
            case StopReason.AtBreakpoint at -> kind(at.ids());
            case StopReason.AtThrow _ -> StoppedEventArgumentsReason.EXCEPTION;
            case StopReason.AtHostCall _ -> StoppedEventArgumentsReason.FUNCTION_BREAKPOINT;
            case StopReason.AtData _, StopReason.DataEnded _ ->
                    StoppedEventArgumentsReason.DATA_BREAKPOINT;
            case StopReason.OfBreakpoints _ -> StoppedEventArgumentsReason.BREAKPOINT;
            default -> StoppedEventArgumentsReason.PAUSE;
        };
    }

    /** The kind of the first breakpoint that was hit. */
    private String kind(List<Integer> ids) {
        for (Breakpoint breakpoint : session.breakpoints()) {
            if (ids.contains(breakpoint.id())) {
                return switch (breakpoint.spec()) {
                    case BreakpointSpec.Function _, BreakpointSpec.FunctionPattern _ ->
                            StoppedEventArgumentsReason.FUNCTION_BREAKPOINT;
                    case BreakpointSpec.Instruction _ ->
                            StoppedEventArgumentsReason.INSTRUCTION_BREAKPOINT;
                    default -> StoppedEventArgumentsReason.BREAKPOINT;
                };
            }
        }
        return StoppedEventArgumentsReason.BREAKPOINT;
    }

    private static String description(StopReason reason) {
        return switch (reason) {
            case StopReason.Trapped trap -> "Paused on trap: " + trap.kind();
            case StopReason.AtEntry _ -> "Paused on entry";
            case StopReason.StepDone _ -> "Paused on step";
            case StopReason.Moved _ -> "Moved";
            case StopReason.AtBreakpoint _ -> "Paused on breakpoint";
            case StopReason.AtHostCall _ -> "Paused behind a call to the host";
            case StopReason.AtThrow _ -> "Paused before an exception is thrown";
            case StopReason.AtMemoryGrow _ -> "Paused before a memory grows";
            case StopReason.AtExit _ -> "Paused before the program ends";
            case StopReason.AtData _ -> "Paused on data breakpoint";
            case StopReason.DataEnded _ -> "Paused at the end of watched data";
            case StopReason.LimitReached _ -> "Limit reached";
            case StopReason.Paused _ -> "Paused";
            default -> "Stopped";
        };
    }

    private void ended(Stop stop) {
        if (restarting) {
            return;
        }
        if (stop.reason() instanceof StopReason.Exited exited) {
            exited.results().stream().map(ResultText::typed).forEach(client::console);
            ExitedEventArguments event = new ExitedEventArguments();
            event.setExitCode(exited.code());
            client.events().exited(event);
        } else if (stop.reason() instanceof StopReason.Failed failed) {
            client.important(failed.message());
        }
        client.thread(ThreadEventArgumentsReason.EXITED);
        client.events().terminated(new TerminatedEventArguments());
    }

    @Override
    public void onOutput(OutputStreamKind stream, byte[] bytes) {
        if (stream == OutputStreamKind.STDOUT) {
            tell(OutputEventArgumentsCategory.STDOUT, out.next(bytes));
        } else {
            tell(OutputEventArgumentsCategory.STDERR, err.next(bytes));
        }
    }

    private void flush() {
        tell(OutputEventArgumentsCategory.STDOUT, out.rest());
        tell(OutputEventArgumentsCategory.STDERR, err.rest());
    }

    private void tell(String category, String text) {
        if (!text.isEmpty()) {
            client.output(category, text);
        }
    }

    @Override
    public void onListening(String address, int descriptor) {
        client.console("listening at %s (descriptor %d)".formatted(address, descriptor));
    }

    @Override
    public boolean hearsHostCalls() {
        return false;
    }

    @Override
    public void onDebugInfoRead(ReadingProgress progress) {
        reading.at(progress);
    }

    @Override
    public void onLogMessage(Breakpoint breakpoint, String text) {
        breakpoints.log(breakpoint.id(), text);
    }

    @Override
    public void onBreakpointChanged(Breakpoint breakpoint, boolean removed) {
        breakpoints.changed(breakpoint, removed);
    }
}
