package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.Op;
import dev.wasmscope.engine.probe.SampledStack;
import java.util.Arrays;

/**
 * A copy of a thread's frames, twelve bytes each, as the loop has them. What they mean is found out
 * by whoever reads it; codes are never changed and keep their numbers.
 */
final class StackCopy implements SampledStack {
    private final LoadedCode[] codes;
    private final int[] frames;
    private final long clock;
    private final int hostFunction;
    private final long hostCall;

    private StackCopy(
            LoadedCode[] codes, int[] frames, long clock, int hostFunction, long hostCall) {
        this.codes = codes;
        this.frames = frames;
        this.clock = clock;
        this.hostFunction = hostFunction;
        this.hostCall = hostCall;
    }

    /** The frames of a thread that stands. */
    static StackCopy of(ThreadState thread, long clock) {
        return new StackCopy(thread.store().codes(), frames(thread), clock, -1, 0);
    }

    /**
     * The frames of a thread that waits for the host, or did when this began: nothing of them is
     * looked at here. The clock is still without the instructions of the innermost frame.
     */
    static StackCopy inHost(ThreadState thread, long call) {
        return new StackCopy(thread.store().codes(), frames(thread), thread.clockBase, -1, call);
    }

    private static int[] frames(ThreadState thread) {
        int[] all = thread.frames;
        return Arrays.copyOf(all, Math.min(all.length, thread.depth * ThreadState.FRAME));
    }

    /** A copy that was taken {@link #inHost}, now that it is known to be good. */
    StackCopy calling(int function) {
        int top = frames.length - ThreadState.FRAME;
        long count = top < 0 ? 0 : codes[frames[top]].ops[frames[top + 1] + Op.CELL] - 1;
        return new StackCopy(codes, frames, clock + count, function, hostCall);
    }

    @Override
    public long clock() {
        return clock;
    }

    @Override
    public int depth() {
        return frames.length / ThreadState.FRAME;
    }

    private LoadedCode code(int frame) {
        return codes[frames[frame * ThreadState.FRAME]];
    }

    @Override
    public int instance(int frame) {
        return code(frame).instance.number();
    }

    @Override
    public int function(int frame) {
        return code(frame).function.functionIndex();
    }

    @Override
    public int codeOffset(int frame) {
        int pc = frames[frame * ThreadState.FRAME + 1];
        return code(frame).code.codeOffsetAt(frame == depth() - 1 ? pc : pc - Op.CELL);
    }

    @Override
    public int sameFrames(SampledStack earlier) {
        if (!(earlier instanceof StackCopy that)) {
            return 0;
        }
        int first = Arrays.mismatch(frames, that.frames);
        int same = first < 0 ? depth() : first / ThreadState.FRAME;
        // An innermost frame is at its instruction, one with others on it behind its call.
        return Math.min(same, Math.min(depth(), that.depth()) - 1);
    }

    @Override
    public int hostFunction() {
        return hostFunction;
    }

    @Override
    public long hostCall() {
        return hostCall;
    }
}
