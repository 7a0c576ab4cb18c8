package dev.wasmscope.cli.dap;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;
import java.util.concurrent.CompletableFuture;
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
        ContinueResponse response = new ContinueResponse();
        response.setAllThreadsContinued(true);
        return resume(response, DebugSession::continueRun);
    }

    CompletableFuture<@Nullable Void> next(@Nullable SteppingGranularity granularity) {
        return resume(
                null,
                instruction(granularity)
                        ? DebugSession::stepInstructionOver
                        : DebugSession::stepOver);
    }

    CompletableFuture<@Nullable Void> stepIn(@Nullable SteppingGranularity granularity) {
        return resume(
                null,
                instruction(granularity) ? DebugSession::stepInstruction : DebugSession::stepInto);
    }

    CompletableFuture<@Nullable Void> stepOut() {
        return resume(null, DebugSession::stepOut);
    }

    private static boolean instruction(@Nullable SteppingGranularity granularity) {
        return granularity == SteppingGranularity.INSTRUCTION;
    }

    private <T extends @Nullable Object> CompletableFuture<T> resume(
            T response, Function<DebugSession, CompletableFuture<Stop>> how) {
        return requests.inOrder(
                () -> {
                    target.stopped();
                    return response;
                },
                () -> run(how));
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
                        client.important(Errors.text(dev.wasmscope.cli.Failures.unwrap(error)));
                    }
                });
    }

    /** Heard while other requests wait. */
    CompletableFuture<@Nullable Void> pause() {
        return requests.atOnce(
                () -> {
                    DebugSession session = target.session();
                    report(session.pause());
                    return null;
                });
    }
}
