package dev.wasmscope.session.run;

import dev.wasmscope.session.SessionException;

/**
 * Finds patches that lead to one another for ever: the clock stands while they do. Used on the
 * guest's thread.
 */
final class PatchCircle {
    /** More than anybody sets one behind the other. */
    private static final int MOST = 1000;

    private long clock = -1;
    private int count;

    /**
     * A patch is about to be carried out.
     *
     * @param now instructions executed so far
     * @throws SessionException if too many were since the last instruction
     */
    void enter(long now) throws SessionException {
        count = now == clock ? count + 1 : 1;
        clock = now;
        if (count > MOST) {
            count = 0;
            throw new SessionException(
                    "patches lead to one another in a circle, and no instruction is executed");
        }
    }
}
