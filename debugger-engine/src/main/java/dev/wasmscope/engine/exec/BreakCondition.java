package dev.wasmscope.engine.exec;

/**
 * Asked at a breakpoint, in the middle of a run, whether the thread stops there. What is refused
 * here costs a small part of what a stop does.
 */
public interface BreakCondition {
    /** The condition cannot be found out without stopping: thrown by what it asked the frame. */
    final class NeedsStopException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NeedsStopException() {
            super("only known of a stopped thread", null, false, false);
        }
    }

    /**
     * Whether the thread stops, or whether that cannot be said here.
     *
     * @param frame the innermost frame, until the answer; the same object every time. Its operands
     *     are not known, and nothing of it can be changed: these methods throw a {@link
     *     NeedsStopException}
     */
    boolean stops(FrameView frame);
}
