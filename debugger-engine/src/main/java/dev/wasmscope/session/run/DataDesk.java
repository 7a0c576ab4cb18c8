package dev.wasmscope.session.run;

import dev.wasmscope.session.DataBreakpoints;
import dev.wasmscope.session.DataTarget;
import dev.wasmscope.session.SessionState;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Answers what can be watched. */
final class DataDesk implements DataBreakpoints {
    private final RunControl control;

    DataDesk(RunControl control) {
        this.control = control;
    }

    @Override
    public CompletableFuture<DataTarget> target(int frameIndex, String expression) {
        SessionState state = control.state();
        if (state == SessionState.NOT_STARTED || state == SessionState.ENDED) {
            return CompletableFuture.completedFuture(
                    new DataTarget.Expression(expression.strip(), Optional.empty()));
        }
        return control.ask(
                stop -> control.breakpoints().data().places().target(stop, frameIndex, expression));
    }

    @Override
    public CompletableFuture<DataTarget> location(int frameIndex, String expression) {
        return control.ask(
                stop ->
                        control.breakpoints()
                                .data()
                                .places()
                                .location(stop, frameIndex, expression));
    }
}
