package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.control.Guest;
import dev.wasmscope.engine.exec.BreakCondition;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FrameEdits;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Watch;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.Collection;
import java.util.List;

/**
 * The guest of a core file: it stands where it stood and cannot run.
 *
 * @param frames innermost first
 * @param clock instructions executed, 0 if the file does not say
 */
record CoreGuest(Instance instance, List<RestoredFrame> frames, long clock) implements Guest {
    @Override
    public int depth() {
        return frames.size();
    }

    @Override
    public CodeLocation location(int fromTop) {
        return frames.get(fromTop).location();
    }

    @Override
    public FrameView frame(int fromTop) {
        return frames.get(fromTop);
    }

    @Override
    public ExecutionResult resume() {
        throw new IllegalStateException("a core file cannot run");
    }

    @Override
    public ExecutionResult step() {
        throw new IllegalStateException("a core file cannot run");
    }

    @Override
    public void stopAtHandlers(int maxDepth) {}

    @Override
    public boolean atHandler() {
        return false;
    }

    @Override
    public void setBreakCondition(BreakCondition condition) {
        // it never runs
    }

    @Override
    public void stopAtThrows(boolean stop) {}

    @Override
    public int threadNumber() {
        return 0;
    }

    @Override
    public FrameEdits edits() {
        throw new IllegalStateException("a core file cannot run");
    }

    @Override
    public void requestPause() {}

    @Override
    public void clearPauseRequest() {}

    @Override
    public void setWatches(List<Watch> watches) {}

    @Override
    public boolean refreshWatches() {
        return false;
    }

    @Override
    public void changeBreaks(Collection<CodeLocation> cleared, Collection<CodeLocation> set) {}
}
