package dev.wasmscope.engine.control;

import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FrameEdits;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Watch;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A guest whose run is written down: one entry {@code DEPTH:PC} for each instruction. Functions are
 * told apart by pc: function 1 has the pcs from 100, function 2 those from 200 and so on. A caller
 * stands at the last pc of its depth.
 */
final class TracedGuest implements Guest {
    private record Instruction(int depth, long pc) {}

    private final List<Instruction> trace = new ArrayList<>();
    private final Set<CodeLocation> breaks = new HashSet<>();
    private final Set<Integer> halts = new HashSet<>();
    private int at;

    TracedGuest(String text) {
        for (String word : text.trim().split("\\s+")) {
            int colon = word.indexOf(':');
            trace.add(
                    new Instruction(
                            Integer.parseInt(word.substring(0, colon)),
                            Long.parseLong(word.substring(colon + 1))));
        }
    }

    /** The guest hears a request to stop before that entry of the trace, once. */
    void haltBefore(int index) {
        halts.add(index);
    }

    static CodeLocation place(long pc) {
        return new CodeLocation((int) (pc / 100), pc);
    }

    int patches() {
        return breaks.size();
    }

    @Override
    public void stopAtHandlers(int maxDepth) {}

    @Override
    public void setBreakCondition(dev.wasmscope.engine.exec.BreakCondition condition) {}

    @Override
    public void stopAtThrows(boolean stop) {}

    @Override
    public int threadNumber() {
        return 0;
    }

    @Override
    public boolean atHandler() {
        return false;
    }

    @Override
    public ExecutionResult resume() {
        do {
            if (halts.remove(at)) {
                return new ExecutionResult.Paused();
            }
            at++;
            if (at == trace.size()) {
                return new ExecutionResult.Completed(List.of());
            }
        } while (!breaks.contains(top()));
        return new ExecutionResult.Stepped(); // which result says "look where you are" is all one
    }

    @Override
    public ExecutionResult step() {
        at++;
        return at == trace.size()
                ? new ExecutionResult.Completed(List.of())
                : new ExecutionResult.Stepped();
    }

    @Override
    public int depth() {
        return at < trace.size() ? trace.get(at).depth() : 0;
    }

    @Override
    public CodeLocation location(int fromTop) {
        int wanted = depth() - fromTop;
        int index = at;
        while (trace.get(index).depth() != wanted) {
            index--;
        }
        return place(trace.get(index).pc());
    }

    @Override
    public FrameEdits edits() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void changeBreaks(Collection<CodeLocation> cleared, Collection<CodeLocation> set) {
        breaks.removeAll(cleared);
        breaks.addAll(set);
    }

    @Override
    public void setWatches(List<Watch> watches) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean refreshWatches() {
        return false; // nothing is watched
    }

    @Override
    public long clock() {
        return at;
    }

    @Override
    public void requestPause() {}

    @Override
    public void clearPauseRequest() {}

    @Override
    public FrameView frame(int fromTop) {
        throw new UnsupportedOperationException("a written-down run has no values");
    }

    @Override
    public Instance instance() {
        throw new UnsupportedOperationException("a written-down run has no instance");
    }
}
