package dev.wasmscope.engine.exec;

import org.jspecify.annotations.Nullable;

/**
 * What a run does for its sampler: goes on where nobody else wanted the loop to hand over, and
 * steps to the instruction that was chosen. Used by {@link ThreadRun} alone.
 */
final class SampledRun {
    private final ThreadState thread;
    private final FrameAccess access;
    private final ThreadRun run;

    SampledRun(ThreadState thread, ThreadRun run) {
        this.thread = thread;
        this.access = thread.access;
        this.run = run;
    }

    /** Whether nothing else but the sampler made the loop hand over. */
    boolean isOnlyForSample(Loop.Outcome outcome, long until) {
        return switch (outcome) {
            case POLLED, POLLED_AT_CALL, POLLED_AT_RETURN, SUSPENDED ->
                    thread.sampling != null
                            && !run.pauseRequested()
                            && !thread.watches.anyEnded()
                            && thread.depth > thread.returnFloor
                            && clockAt(outcome) < until;
            default -> false;
        };
    }

    /** The clock where the loop handed over, in either form. */
    private long clockAt(Loop.Outcome outcome) {
        return outcome == Loop.Outcome.POLLED_AT_CALL
                ? thread.clockBase + access.countAtCall()
                : thread.clock();
    }

    /** For the sampler only: goes on as it is, unless the sample is near. */
    @Nullable ExecutionResult handedOver(Sampling sampling, Loop.Outcome outcome) {
        if (outcome == Loop.Outcome.SUSPENDED) {
            run.settle(outcome);
            sampling.takeHere(thread.clock());
            return null;
        }
        long clock = clockAt(outcome);
        sampling.at(clock);
        if (!sampling.isNear(clock)) {
            return null;
        }
        run.settle(outcome);
        return stepToSample(sampling);
    }

    /** Steps to the instruction that was chosen for a sample; null when it was taken. */
    @Nullable ExecutionResult stepToSample(Sampling sampling) {
        sampling.approach();
        ExecutionResult result = null;
        while (result == null && sampling.isWaiting()) {
            long left = Math.min(sampling.left(thread.clock()), run.limit() - thread.clock());
            if (left <= 0) {
                return new ExecutionResult.LimitReached();
            }
            result = isLookedAt() ? run.stepOn() : stepsOn((int) left);
        }
        return result;
    }

    /** Whether what single instructions do may stop the thread. */
    private boolean isLookedAt() {
        return thread.store().hasBreaks()
                || thread.counted != null
                || !thread.watches.isEmpty()
                || thread.handlerStopDepth > 0
                || thread.throwStops;
    }

    /** Some instructions, not beyond the return of the present frame; null if nothing stops it. */
    private @Nullable ExecutionResult stepsOn(int most) {
        access.makePrecise(0);
        int floor = thread.floor;
        thread.floor = thread.depth - 1; // the frame further out may have the fast form
        Loop.Outcome outcome;
        try {
            run.setStepDeadline();
            outcome = thread.run(RunMode.STEP, most);
        } finally {
            thread.floor = floor;
        }
        if (isOnlyForSample(outcome, run.limit())) {
            run.settle(outcome);
            run.setStepDeadline();
            outcome = thread.run(RunMode.STEP, 0);
        }
        if (outcome != Loop.Outcome.STEPPED) {
            return run.stopped(outcome);
        }
        sampleHere();
        return null;
    }

    /** Takes the sample if the instruction that comes next is the one that was chosen. */
    void sampleHere() {
        Sampling sampling = thread.sampling;
        // the end of a function is a step that does not count
        if (sampling != null
                && thread.depth > 0
                && access.codeOffset(0) < access.code(0).function.info().codeEnd() - 1) {
            sampling.standsAt(thread.clock());
        }
    }
}
