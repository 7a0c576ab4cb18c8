package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.Failures;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StepTarget;
import dev.wasmscope.session.Stop;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.lsp4j.debug.ContinueResponse;
import org.eclipse.lsp4j.debug.SteppingGranularity;
import org.jspecify.annotations.Nullable;

/**
 * Letting the program run. Each is answered at once, then resumes the program; the stop comes as an
 * event.
 */
final class RunRequests {
    private final Target target;
    private final Client client;
    private final Requests requests;

    RunRequests(Target target, Client client, Requests requests) {
        this.target = target;
        this.client = client;
        this.requests = requests;
    }

    CompletableFuture<ContinueResponse> continueRun() {
        return requests.inOrder(
                () -> {
                    target.stopped();
                    ContinueResponse response = new ContinueResponse();
                    response.setAllThreadsContinued(true);
                    return response;
                },
                () -> run(DebugSession::continueRun));
    }

    CompletableFuture<Void> next(@Nullable SteppingGranularity granularity) {
        return step(
                instruction(granularity)
                        ? DebugSession::stepInstructionOver
                        : DebugSession::stepOver);
    }

    CompletableFuture<Void> stepIn(@Nullable SteppingGranularity granularity) {
        return step(
                instruction(granularity) ? DebugSession::stepInstruction : DebugSession::stepInto);
    }

    /** Into a call of the line that the client was told of. */
    CompletableFuture<Void> stepInto(int call) {
        AtomicReference<@Nullable StepTarget> chosen = new AtomicReference<>();
        return requests.done(
                () -> {
                    target.stopped();
                    chosen.set(target.calls().get(call));
                },
                () ->
                        run(
                                session ->
                                        session.stepping()
                                                .into(Objects.requireNonNull(chosen.get()))));
    }

    CompletableFuture<Void> stepOut(@Nullable SteppingGranularity granularity) {
        return step(
                instruction(granularity)
                        ? session -> session.stepping().instructionOut()
                        : DebugSession::stepOut);
    }

    private static boolean instruction(@Nullable SteppingGranularity granularity) {
        return granularity == SteppingGranularity.INSTRUCTION;
    }

    private CompletableFuture<Void> step(Function<DebugSession, CompletableFuture<Stop>> how) {
        return requests.done(target::stopped, () -> run(how));
    }

    /** Lets the program run; its stop comes as an event. */
    void run(Function<DebugSession, CompletableFuture<Stop>> how) {
        target.resuming();
        report(how.apply(target.session()));
    }

    /** The response is sent already: a refusal can only be shown. */
    void report(CompletableFuture<Stop> stop) {
        stop.whenComplete(
                (_, error) -> {
                    if (error != null) {
                        client.important(Errors.text(Failures.unwrap(error)));
                    }
                });
    }

    /**
     * Heard while other requests wait; but one that comes before the program runs follows the
     * request that starts it.
     */
    CompletableFuture<Void> pause() {
        Runnable pause =
                () -> {
                    DebugSession session = target.session();
                    if (session.state() == SessionState.RUNNING || !target.pauseLater()) {
                        report(session.pause());
                    }
                };
        boolean running =
                target.ifPresent()
                        .filter(session -> session.state() == SessionState.RUNNING)
                        .isPresent();
        return running ? requests.atOnce(pause) : requests.done(pause, () -> {});
    }
}
