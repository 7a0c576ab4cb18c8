package dev.wasmscope.engine.control;

import dev.wasmscope.engine.exec.BreakCondition;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FrameEdits;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Watch;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** What the controller needs of a guest thread; tests of plans give a scripted one. */
public interface Guest extends Position {
    /** Runs until something stops it. */
    ExecutionResult resume();

    /**
     * The same, no further than to a value of the clock: there it ends with {@link
     * ExecutionResult.LimitReached}.
     */
    default ExecutionResult resumeTo(long clock) {
        throw new IllegalStateException("this guest cannot run to a clock");
    }

    /** Executes one instruction; breakpoints are not reported. */
    ExecutionResult step();

    /**
     * Makes runs stop where an exception is caught in a frame of at most this depth; 0 for none.
     */
    void stopAtHandlers(int maxDepth);

    /** Whether the last run or step ended where an exception was caught. */
    boolean atHandler();

    /** Sets who is asked at every patched instruction whether a run stops there. */
    void setBreakCondition(BreakCondition condition);

    /** Makes runs and steps stop before an exception is thrown, or not. */
    void stopAtThrows(boolean stop);

    /** Number of the thread in its store. */
    int threadNumber();

    /** Asks a running guest to stop; from any thread. */
    void requestPause();

    /** Forgets a request that was not seen. */
    void clearPauseRequest();

    /** Takes the patches of some instructions back, then patches others. */
    void changeBreaks(Collection<CodeLocation> cleared, Collection<CodeLocation> set);

    /** Replaces what is watched, see {@link dev.wasmscope.engine.exec.GuestThread#setWatches}. */
    void setWatches(List<Watch> watches);

    /** Changes what is attached to the guest, or when; a guest that cannot run has nothing. */
    default void changePhases(Consumer<Phases> change) {}

    /**
     * Somebody else than the guest may have written to what is watched.
     *
     * @return whether anything is not as the guest left it
     */
    boolean refreshWatches();

    /** Instructions executed. */
    long clock();

    /** A frame, 0 the innermost; valid until the guest runs. */
    FrameView frame(int fromTop);

    /**
     * Changes of where the guest goes on.
     *
     * @throws IllegalStateException if it cannot go on
     */
    FrameEdits edits();

    /** The instance whose code the locations mean. */
    Instance instance();
}
