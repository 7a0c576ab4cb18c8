package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.Lowering.Moment;
import dev.wasmscope.engine.lower.Op;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.ValType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the frames of a thread from one stop to the next: with the loop as far as it goes, with
 * single steps where something has to be exact, to the limit, a sample or what is watched. Used by
 * {@link GuestThread} alone; only {@link #requestPause} may be called from anywhere.
 */
final class ThreadRun {
    private final ThreadState thread;
    private final FrameAccess access;
    private final SampledRun samples;
    private List<ValType> resultTypes = List.of();
    private long limit;
    private volatile boolean pauseRequested;

    /** Whether the innermost frame is at a BREAK that was reported. */
    private boolean atBreak;

    /**
     * @param limit see {@link #limit}
     */
    ThreadRun(ThreadState thread, long limit) {
        this.thread = thread;
        this.access = thread.access;
        this.samples = new SampledRun(thread, this);
        this.limit = limit;
    }

    /** The clock at which runs end. */
    long limit() {
        return limit;
    }

    void setLimit(long clock) {
        limit = clock;
    }

    /** A function is called whose results are of these types. */
    void begins(List<ValType> results) {
        resultTypes = results;
    }

    boolean pauseRequested() {
        return pauseRequested;
    }

    /** Whether the innermost frame is at a breakpoint that was reported. */
    boolean atBreak() {
        return atBreak;
    }

    /** The frame goes on elsewhere. */
    void leftBreak() {
        atBreak = false;
    }

    /**
     * Runs the frames, up to the limit exactly. The loop looks at the clock where it may come by
     * again and again, never later than the longest body is long; so it is told to hand over that
     * much too early, and single steps do the rest.
     */
    ExecutionResult run(RunMode mode) {
        ExecutionResult waiting = awaitCode();
        if (waiting != null) {
            return waiting;
        }
        if (atBreak) {
            atBreak = false;
            // a breakpoint set meanwhile may have brought a frame at its start to the fast form
            access.makePrecise(0);
            access.passBreak();
        }
        if (thread.clock() >= limit) {
            return new ExecutionResult.LimitReached();
        }
        if (mode == RunMode.STEP) {
            return oneStep();
        }
        ExecutionResult result = null;
        while (result == null) {
            result = atWatchedLocal() ? stepOn() : runOn(mode);
        }
        return result;
    }

    /** Runs to the next stop; null if it is at something that was watched in vain. */
    private @Nullable ExecutionResult runOn(RunMode mode) {
        long early = limit == Long.MAX_VALUE ? 0 : thread.store().longestBody();
        if (limit - thread.clock() <= early) {
            return stepToLimit();
        }
        Sampling sampling = thread.sampling;
        if (sampling != null && sampling.isNear(thread.clock())) {
            return samples.stepToSample(sampling);
        }
        setDeadline(limit - early);
        Loop.Outcome outcome = thread.run(variant(mode));
        if (sampling != null && samples.isOnlyForSample(outcome, limit - early)) {
            return samples.handedOver(sampling, outcome);
        }
        if (outcome == Loop.Outcome.WATCHED) {
            access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
            return stepOn();
        }
        if (outcome == Loop.Outcome.BREAK && !isBreak(thread.location(0))) {
            return atOtherBreak();
        }
        ExecutionResult result = stopped(outcome);
        return result instanceof ExecutionResult.LimitReached ? stepToLimit() : result;
    }

    /** At a BREAK before an access of a watched local, or one that was cleared. */
    private @Nullable ExecutionResult atOtherBreak() {
        if (thread.watches.concernsLocal(access.code(0), access.pc(0))) {
            access.makePreciseAtBreak(access.codeOffset(0));
            access.passBreak();
            return stepOn();
        }
        // the function comes by cleared breaks too often
        access.passClearedBreak();
        access.code(0).function.forgetCleared();
        return awaitCode();
    }

    /** Waits for the code of frames with large bodies; null when it is there. */
    private @Nullable ExecutionResult awaitCode() {
        if (!thread.largeBodies.exist()) {
            return null;
        }
        try {
            setStepDeadline(); // that of the run before may be a pause that was answered
            if (thread.largeBodies.areReady()) {
                return null;
            }
            pauseRequested = false;
            return new ExecutionResult.Paused();
        } catch (TrapException cause) {
            thread.unwindListener();
            return new ExecutionResult.Trapped(
                    new Trap(cause.kind(), cause.detail(), Optional.empty(), cause.address()));
        }
    }

    private ExecutionResult stepToLimit() {
        ExecutionResult result = null;
        while (result == null && thread.clock() < limit) {
            result = stepOn();
        }
        return result == null ? new ExecutionResult.LimitReached() : result;
    }

    /** One instruction of a run; null if nothing stops the thread behind it. */
    @Nullable ExecutionResult stepOn() {
        if (pauseRequested) {
            return polled();
        }
        ExecutionResult result = oneStep();
        boolean stops = thread.atHandler && thread.depth <= thread.handlerStopDepth;
        if (!(result instanceof ExecutionResult.Stepped) || stops) {
            return result;
        }
        CodeLocation location = thread.location(0);
        if (isBreak(location)) {
            atBreak = true;
            return new ExecutionResult.BreakHit(access.code(0).instance, location);
        }
        return null;
    }

    private boolean isBreak(CodeLocation location) {
        return access.code(0).function.hasBreak(location.codeOffset());
    }

    /** Whether the thread is at an access of a watched local, and past its BREAK. */
    private boolean atWatchedLocal() {
        if (!thread.watches.hasLocals() || !access.code(0).code.precise()) {
            return false;
        }
        LoadedCode code = access.code(0);
        return code.function.localAccessedAt((int) access.codeOffset(0)) >= 0
                && code.ops[access.pc(0)] != Op.BREAK;
    }

    private ExecutionResult oneStep() {
        access.makePrecise(0);
        if (thread.depth > 1) {
            access.makePrecise(1);
        }
        CodeLocation location = thread.location(0);
        boolean watching = !thread.watches.isEmpty();
        if (watching) {
            location = thread.watches.prepare();
        }
        thread.tellStep();
        ExecutionResult result = stopped(stepOnce());
        if (result instanceof ExecutionResult.Stepped) {
            samples.sampleHere();
        }
        boolean stopped = watching && thread.depth > 0;
        return switch (result) {
            case ExecutionResult.Stepped _, ExecutionResult.Paused _ when stopped ->
                    watched(location, result);
            default -> result;
        };
    }

    private Loop.Outcome stepOnce() {
        setStepDeadline();
        Loop.Outcome outcome = thread.run(RunMode.STEP);
        while (samples.isOnlyForSample(outcome, limit)) {
            settle(outcome);
            setStepDeadline();
            boolean done =
                    outcome == Loop.Outcome.POLLED || outcome == Loop.Outcome.POLLED_AT_RETURN;
            outcome = thread.run(RunMode.STEP, done ? 0 : 1);
        }
        return outcome;
    }

    /** What watches make of the result of an instruction, or a call of the host. */
    private ExecutionResult watched(CodeLocation location, ExecutionResult result) {
        Watches watches = thread.watches;
        List<WatchedAccess> accesses = watches.done();
        if (!accesses.isEmpty()) {
            return new ExecutionResult.WatchHit(
                    access.code(0).instance, location, watches.host(), accesses);
        }
        return watches.anyEnded() ? watchEnded() : result;
    }

    private ExecutionResult watchEnded() {
        List<Watch> ended = thread.watches.ended();
        setWatches(thread.watches.all().stream().filter(watch -> !ended.contains(watch)).toList());
        return new ExecutionResult.WatchEnded(ended);
    }

    private void setDeadline(long clock) {
        Sampling sampling = thread.sampling;
        if (sampling == null) {
            thread.setDeadline(clock);
        } else {
            thread.setDeadline(Math.min(clock, sampling.deadline()));
            if (sampling.isRequested()) {
                thread.hurryForSample();
            }
        }
        hurryToPause();
    }

    /** A step looks for a sample when it is done. */
    void setStepDeadline() {
        thread.setDeadline(limit);
        hurryToPause();
    }

    private void hurryToPause() {
        // after the store, so that a request from another thread in between is not lost
        if (pauseRequested) {
            thread.setDeadline(ThreadState.PAUSE);
        }
    }

    ExecutionResult stopped(Loop.Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> new ExecutionResult.Completed(results());
            case TRAPPED -> trapResult();
            case BREAK -> breakResult();
            case THROWING -> {
                access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
                yield new ExecutionResult.Throwing(Objects.requireNonNull(thread.raised));
            }
            case STEPPED -> new ExecutionResult.Stepped();
            case LEFT -> {
                access.makePreciseAfterCall();
                yield watchEnded();
            }
            case HOST_CALL -> {
                CodeLocation location = thread.location(0);
                access.passCall();
                yield thread.depth == 0 // by a tail call
                        ? new ExecutionResult.Completed(results())
                        : watched(location, new ExecutionResult.HostCalled());
            }
            case POLLED, POLLED_AT_CALL, POLLED_AT_RETURN -> {
                settle(outcome);
                yield polled();
            }
            case SUSPENDED -> {
                settle(outcome);
                pauseRequested = false;
                yield new ExecutionResult.Paused();
            }
            case INTERRUPTED -> {
                access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
                yield new ExecutionResult.Paused();
            }
            case EXITED -> {
                access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
                thread.unwindListener();
                yield new ExecutionResult.Exited(thread.exitCode);
            }
            case CALLED, RETRY, UNWOUND, WATCHED ->
                    throw new IllegalStateException("not an outcome of the loop: " + outcome);
        };
    }

    /** Brings the frame to the precise form where the loop handed over. */
    void settle(Loop.Outcome outcome) {
        switch (outcome) {
            case POLLED -> access.makePreciseAtLoop();
            case POLLED_AT_RETURN -> access.makePreciseAfterCall();
            case SUSPENDED -> {
                access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
                access.replaceOperands(Objects.requireNonNull(thread.suspension).operands());
                thread.takeBackCount();
            }
            default -> access.makePreciseBefore(access.codeOffset(0), Moment.BEFORE);
        }
    }

    private RunMode variant(RunMode mode) {
        if (mode == RunMode.STEP) {
            return mode;
        }
        boolean watching = !thread.watches.isEmpty() || thread.undoLog != null;
        boolean counting = thread.counted != null;
        if (watching) {
            return counting ? RunMode.WATCH_PAGES : RunMode.WATCH;
        }
        return counting ? RunMode.PAGES : thread.isHeard() ? RunMode.PROFILE : RunMode.PLAIN;
    }

    private ExecutionResult polled() {
        if (thread.watches.anyEnded()) {
            return watchEnded();
        }
        if (pauseRequested) {
            pauseRequested = false;
            return new ExecutionResult.Paused();
        }
        return thread.depth <= thread.returnFloor
                ? new ExecutionResult.Stepped()
                : new ExecutionResult.LimitReached();
    }

    private ExecutionResult breakResult() {
        long offset = access.codeOffset(0);
        WasmFunction function = access.code(0).function;
        access.makePreciseAtBreak(offset);
        atBreak = true;
        return new ExecutionResult.BreakHit(
                function.instance(), new CodeLocation(function.functionIndex(), offset));
    }

    private ExecutionResult trapResult() {
        TrapException cause = Objects.requireNonNull(thread.trap);
        CodeLocation location = thread.location(0);
        access.makePreciseBefore(location.codeOffset(), Moment.BEFORE);
        thread.unwindListener();
        return new ExecutionResult.Trapped(
                new Trap(cause.kind(), cause.detail(), Optional.of(location), cause.address()));
    }

    /** The results of the function that the thread was started with, which has returned. */
    List<Value> results() {
        return access.read(0, resultTypes);
    }

    /** See {@link GuestThread#requestPause}. */
    void requestPause() {
        pauseRequested = true;
        thread.setDeadline(ThreadState.PAUSE);
    }

    /** See {@link GuestThread#clearPauseRequest}. */
    void clearPauseRequest() {
        pauseRequested = false;
        thread.setDeadline(limit);
    }

    /** Replaces the watches, see {@link GuestThread#setWatches}. */
    void setWatches(List<Watch> watches) {
        Watches before = thread.watches;
        Watches after = new Watches(thread, watches);
        before.forget();
        after.index();
        thread.watches = after;
        thread.floor = Math.max(thread.returnFloor, after.floor);
        thread.variablesWatched = after.anyVariables();
        access.renew(LocalAccesses.change(before.all(), watches));
    }
}
