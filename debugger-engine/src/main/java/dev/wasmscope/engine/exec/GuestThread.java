package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.probe.CallListener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread of guest execution: its frames, its clock, and the controls over it.
 *
 * <p>A guest thread is run by one Java thread at a time, in {@link #resume} or {@link #step}. Only
 * {@link #requestPause()} may be called meanwhile, from anywhere; everything else while it is
 * stopped.
 *
 * <h2>The clock</h2>
 *
 * It counts the instructions that this thread has completed; a call is completed when the callee
 * starts. Every instruction counts one except the structure markers {@code block}, {@code loop},
 * {@code else} and {@code end}. It is exact at every stop, and the same however the guest was run:
 * fast, stepped or profiled.
 */
public final class GuestThread {
    /** A thread with nothing to run yet. */
    public GuestThread(Store store) {}

    /** Number of the thread in its store, from 0. */
    public int number() {
        return 0;
    }

    /**
     * Prepares a call of {@code function}; nothing runs before the first {@link #resume} or {@link
     * #step}.
     *
     * @throws IllegalArgumentException if the arguments do not fit the function's type
     * @throws IllegalStateException if the thread has frames already
     */
    public void start(FunctionInstance function, List<Value> arguments) {}

    /**
     * Runs until something stops the thread.
     *
     * @throws IllegalStateException if there is nothing to run: not started, completed, trapped or
     *     exited
     */
    public ExecutionResult resume(RunMode mode) {
        throw new UnsupportedOperationException();
    }

    /**
     * Executes exactly one instruction of the innermost frame. Structure markers are passed over,
     * so the thread then is at an instruction that counts, or at the end of a function, which is a
     * step of its own and returns. A call step stops at the callee's first instruction; a call of a
     * host function is executed whole. Breakpoints on the way are not reported: where the step
     * ends, {@link #hasBreak} tells of one.
     *
     * @return {@link ExecutionResult.Stepped}, or whatever else ended the instruction
     * @throws IllegalStateException as {@link #resume}
     */
    public ExecutionResult step() {
        return resume(RunMode.STEP);
    }

    /**
     * Asks the running thread to stop; it is seen at loops and calls. Remembered if the thread is
     * not running.
     */
    public void requestPause() {}

    /** Forgets a pause request that was not seen yet. */
    public void clearPauseRequest() {}

    /** The clock at which a run ends with {@link ExecutionResult.LimitReached}. */
    public void setInstructionLimit(long clock) {}

    /** Instructions completed by this thread. */
    public long clock() {
        return 0;
    }

    /** Number of frames; 0 before the start and after completion. */
    public int depth() {
        return 0;
    }

    /**
     * A frame, 0 being the innermost.
     *
     * @throws IndexOutOfBoundsException if there is no such frame
     */
    public FrameView frame(int depthFromTop) {
        throw new UnsupportedOperationException();
    }

    /** Where frame {@code depthFromTop} is, without the cost of a {@link #frame} view. */
    public CodeLocation location(int depthFromTop) {
        throw new UnsupportedOperationException();
    }

    /**
     * Stops the thread before the instruction at {@code location} from now on, in frames that are
     * active too. Setting it twice is the same as once.
     *
     * @throws IllegalArgumentException if there is no instruction at the location
     */
    public void setBreak(Instance instance, CodeLocation location) {}

    /** Takes back {@link #setBreak}. */
    public void clearBreak(Instance instance, CodeLocation location) {}

    /** True if a break is set there. */
    public boolean hasBreak(Instance instance, CodeLocation location) {
        return false;
    }

    /**
     * The listener that {@link RunMode#PROFILE} runs tell of calls; null for none. Frames that
     * exist already are entered at once, at the current clock.
     */
    public void setCallListener(@Nullable CallListener listener) {}
}
