package dev.wasmscope.engine.control;

import dev.wasmscope.engine.exec.FrameEdits;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.module.CodeLocation;

/**
 * The guest at one stop. Valid until it is resumed; then every method throws {@link
 * StaleSnapshotException}. Used on the guest's thread ({@link GuestController#whileStopped}).
 */
public final class Snapshot implements Position {
    private final Guest guest;
    private volatile boolean stale;

    Snapshot(Guest guest) {
        this.guest = guest;
    }

    void expire() {
        stale = true;
    }

    private Guest guest() {
        if (stale) {
            throw new StaleSnapshotException();
        }
        return guest;
    }

    @Override
    public int depth() {
        return guest().depth();
    }

    @Override
    public CodeLocation location(int fromTop) {
        return guest().location(fromTop);
    }

    /**
     * A frame with its locals and operands.
     *
     * @param fromTop 0 for the innermost
     * @throws IndexOutOfBoundsException if there is no such frame
     */
    public FrameView frame(int fromTop) {
        return guest().frame(fromTop);
    }

    /**
     * Changes of where the guest goes on. What the snapshot said of frames does not hold behind
     * one, so they are made by a {@link Plan}.
     *
     * @throws IllegalStateException if it cannot go on: it has trapped or is over
     */
    public FrameEdits edits() {
        return guest().edits();
    }

    /** Memories, globals and tables. */
    public Instance instance() {
        return guest().instance();
    }

    /** Number of the thread in its store. */
    public int thread() {
        return guest().threadNumber();
    }

    /** Instructions executed so far. */
    public long clock() {
        return guest().clock();
    }
}
