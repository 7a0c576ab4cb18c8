package dev.wasmscope.engine.control;

/**
 * In which frames an internal breakpoint counts. Depth is the number of wasm frames: 1 for the
 * function that was started.
 *
 * @param from smallest depth
 * @param to largest depth, inclusive
 */
public record FrameDepths(int from, int to) {
    /** Every frame. */
    public static final FrameDepths ANY = new FrameDepths(0, Integer.MAX_VALUE);

    /** One depth: with a place in a function's code, one activation of it. */
    public static FrameDepths exactly(int depth) {
        return new FrameDepths(depth, depth);
    }

    /** Whether a frame of that depth counts. */
    public boolean contains(int depth) {
        return depth >= from && depth <= to;
    }
}
