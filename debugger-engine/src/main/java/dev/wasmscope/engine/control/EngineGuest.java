package dev.wasmscope.engine.control;

import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.Collection;

/**
 * The engine's guest thread, bound to the one instance that is debugged.
 *
 * @param thread started, not yet run
 * @param mode the variant that runs use
 */
public record EngineGuest(GuestThread thread, Instance instance, RunMode mode) implements Guest {
    @Override
    public ExecutionResult resume() {
        return thread.resume(mode);
    }

    @Override
    public ExecutionResult step() {
        return thread.step();
    }

    @Override
    public void stopAtHandlers(int maxDepth) {
        thread.stopAtHandlers(maxDepth);
    }

    @Override
    public boolean atHandler() {
        return thread.atHandler();
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
        thread.changeBreaks(instance, cleared, set);
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
}
