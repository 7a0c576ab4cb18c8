package dev.wasmscope.engine.control;

import dev.wasmscope.engine.exec.BreakCondition;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FrameEdits;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.Watch;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.probe.Instrumentation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The engine's guest thread, bound to the one instance that is debugged.
 *
 * @param thread started, not yet run
 * @param mode the variant that runs use
 * @param following starts the calls to come, one each time the thread has completed what it ran
 * @param phases what is attached to it, and when
 */
public record EngineGuest(
        GuestThread thread,
        Instance instance,
        RunMode mode,
        Queue<Runnable> following,
        Phases phases)
        implements Guest {
    /** A guest that makes one call, with nothing attached. */
    public EngineGuest(GuestThread thread, Instance instance, RunMode mode) {
        this(thread, instance, mode, new ArrayDeque<>(), Instrumentation.NONE);
    }

    /** A guest with something attached to it. */
    public EngineGuest(
            GuestThread thread,
            Instance instance,
            RunMode mode,
            Queue<Runnable> following,
            Instrumentation attached) {
        this(thread, instance, mode, following, new Phases(thread, instance, attached));
    }

    @Override
    public ExecutionResult resume() {
        return orNext(phases.resume(mode));
    }

    @Override
    public ExecutionResult resumeTo(long clock) {
        long limit = thread.instructionLimit();
        thread.setInstructionLimit(Math.min(limit, clock));
        try {
            return resume();
        } finally {
            thread.setInstructionLimit(limit);
        }
    }

    @Override
    public ExecutionResult step() {
        return orNext(phases.step());
    }

    /** Between two calls the guest stands before the first instruction of the second. */
    private ExecutionResult orNext(ExecutionResult result) {
        if (!(result instanceof ExecutionResult.Completed) || following.isEmpty()) {
            return result;
        }
        following.remove().run();
        return new ExecutionResult.Stepped();
    }

    @Override
    public void stopAtHandlers(int maxDepth) {
        thread.stopAtHandlers(maxDepth);
    }

    @Override
    public void setBreakCondition(BreakCondition condition) {
        phases.setBreakCondition(condition);
    }

    @Override
    public void stopAtThrows(boolean stop) {
        thread.stopAtThrows(stop);
    }

    @Override
    public int threadNumber() {
        return thread.number();
    }

    @Override
    public boolean atHandler() {
        return thread.atHandler();
    }

    @Override
    public void changePhases(Consumer<Phases> change) {
        change.accept(phases);
    }

    @Override
    public void requestPause() {
        thread.requestPause();
    }

    @Override
    public void clearPauseRequest() {
        thread.clearPauseRequest();
    }

    @Override
    public void changeBreaks(Collection<CodeLocation> cleared, Collection<CodeLocation> set) {
        thread.changeBreaks(instance, phases.without(cleared), set);
    }

    @Override
    public void setWatches(List<Watch> watches) {
        thread.setWatches(watches);
    }

    @Override
    public boolean refreshWatches() {
        return thread.refreshWatches();
    }

    @Override
    public long clock() {
        return thread.clock();
    }

    @Override
    public int depth() {
        return thread.depth();
    }

    @Override
    public CodeLocation location(int fromTop) {
        return thread.location(fromTop);
    }

    @Override
    public FrameView frame(int fromTop) {
        return thread.frame(fromTop);
    }

    @Override
    public FrameEdits edits() {
        return thread.edits();
    }
}
