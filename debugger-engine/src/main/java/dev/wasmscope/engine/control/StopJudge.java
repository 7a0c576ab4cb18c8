package dev.wasmscope.engine.control;

import dev.wasmscope.engine.exec.BreakCondition;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Raised;
import dev.wasmscope.engine.exec.Trap;
import dev.wasmscope.engine.exec.Watch;
import java.util.List;
import java.util.Optional;

/**
 * Decides which breakpoints of the user stop the guest, where several things may keep them from it:
 * conditions, counts of hits. Asked on the guest's thread, once for each time that something
 * happens; what it is given may be looked at until it answers. An answer is the ids that want to
 * stop, ascending; without any the guest runs on.
 */
public interface StopJudge {
    /** Stops at all breakpoints, and at nothing else but traps. */
    StopJudge ALL =
            new StopJudge() {
                @Override
                public List<Integer> atPlace(List<Integer> reached, Snapshot now) {
                    return reached;
                }

                @Override
                public List<Integer> afterHostCall(Snapshot now) {
                    return List.of();
                }

                @Override
                public List<Integer> atThrow(Raised raised, Snapshot now) {
                    return List.of();
                }

                @Override
                public WatchAnswer atWatch(ExecutionResult.WatchHit hit, Snapshot now) {
                    return WatchAnswer.RUN_ON;
                }

                @Override
                public WatchAnswer atWatchEnd(List<Watch> ended, Snapshot now) {
                    return WatchAnswer.RUN_ON;
                }

                @Override
                public boolean atTrap(Trap trap, Snapshot now) {
                    return true;
                }

                @Override
                public List<Integer> atExit(int code, Snapshot now) {
                    return List.of();
                }
            };

    /**
     * The guest is at an instruction with breakpoints. One that patches the guest may move it; then
     * this is asked again for those of the place where it stands.
     *
     * @param reached ids of those breakpoints, ascending, at least one
     */
    List<Integer> atPlace(List<Integer> reached, Snapshot now);

    /**
     * Those of some breakpoints that change the guest where it comes by. They are asked also where
     * a run passes all others, for without them it would be another run.
     *
     * @param reached ids, ascending
     */
    default List<Integer> patching(List<Integer> reached) {
        return List.of();
    }

    /**
     * The guest runs past an instruction with breakpoints: whether {@link #atPlace} is to be asked.
     * Where it is not, the guest runs on.
     *
     * @param reached as there
     * @param frame the innermost frame, until the answer; see {@link BreakCondition}
     */
    default boolean mayStop(List<Integer> reached, FrameView frame) {
        return true;
    }

    /** The guest is behind a call that somebody asked to stop behind. */
    List<Integer> afterHostCall(Snapshot now);

    /** The guest is about to throw; asked only if {@link Guest#stopAtThrows} was. */
    List<Integer> atThrow(Raised raised, Snapshot now);

    /** The guest, or the host for it, has done what a watch waits for. */
    WatchAnswer atWatch(ExecutionResult.WatchHit hit, Snapshot now);

    /**
     * The guest is about to go on, and what is watched is not as it left it: the user has changed
     * something, or called a function that did.
     *
     * @return what is to be watched from now on; empty for no change
     */
    default Optional<List<Watch>> dataChanged(Snapshot now) {
        return Optional.empty();
    }

    /** The frame is gone with which some watches ended; they are no longer set. */
    WatchAnswer atWatchEnd(List<Watch> ended, Snapshot now);

    /** Whether the guest stays at a trap; if not, it is over. */
    boolean atTrap(Trap trap, Snapshot now);

    /** The guest has ended itself by a call of the host. */
    List<Integer> atExit(int code, Snapshot now);
}
