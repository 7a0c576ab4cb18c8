package dev.wasmscope.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Steps beyond the plain ones of {@link DebugSession}, and what steps run through. The futures
 * complete and fail like those of the session.
 */
public interface Stepping {
    /**
     * The calls that are still to come on the line of a row of the stack, in the order of the code.
     * Only what would be entered is named, and calls through pointers, which can lead anywhere.
     * Empty for rows of outer wasm frames, whose line is being called from already.
     */
    CompletableFuture<List<StepTarget>> targets(int frameIndex);

    /**
     * Runs into one of the {@link #targets} of the present stop, over the other calls. If the line
     * is left without that call, the step ends there like a step over.
     */
    CompletableFuture<Stop> into(StepTarget target);

    /**
     * Runs to the next line of the innermost row, like a step over, but never back: out of loops.
     */
    CompletableFuture<Stop> forward();

    /**
     * Runs until the function of a row has returned to its caller; for row 0 the same as {@link
     * DebugSession#stepOut}.
     */
    CompletableFuture<Stop> out(int frameIndex);

    /** Runs until the innermost wasm function has returned, to whatever called it. */
    CompletableFuture<Stop> instructionOut();

    /** What steps run through. */
    JustMyCode justMyCode();

    /** Says what steps from now on run through; in any state. */
    void setJustMyCode(JustMyCode rules);
}
