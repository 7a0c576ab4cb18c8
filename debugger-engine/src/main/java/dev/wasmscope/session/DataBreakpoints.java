package dev.wasmscope.session;

import java.util.concurrent.CompletableFuture;

/**
 * Finds out what of the stopped program can be watched. The breakpoint itself is set, with the
 * options of any other, by {@link Breakpoints#addBreakpoint(BreakpointSpec, BreakpointOptions)} of
 * a {@link BreakpointSpec.Data}.
 */
public interface DataBreakpoints {
    /** Of a session that has none. */
    DataBreakpoints NONE =
            new DataBreakpoints() {
                @Override
                public CompletableFuture<DataTarget> target(int frameIndex, String expression) {
                    return CompletableFuture.failedFuture(
                            new SessionException("data cannot be watched here"));
                }

                @Override
                public CompletableFuture<DataTarget> location(int frameIndex, String expression) {
                    return target(frameIndex, expression);
                }
            };

    /**
     * What an expression names at a row of the stack. A variable of the row's frame is watched
     * until the frame returns. Before the program is started, the expression is taken as one of
     * static storage.
     *
     * @return fails with a {@link SessionException} if it names nothing that can be watched: it is
     *     computed, larger than {@link DataTarget#MAX_LENGTH} bytes, or has no value
     */
    CompletableFuture<DataTarget> target(int frameIndex, String expression);

    /**
     * The bytes where an expression lies now, or that a pointer or number that is no place points
     * to; they stay watched whatever becomes of the frame.
     *
     * @return fails as {@link #target} does, or if it does not lie in memory
     */
    CompletableFuture<DataTarget> location(int frameIndex, String expression);
}
