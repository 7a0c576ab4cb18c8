package dev.wasmscope.engine.probe;

/**
 * Keeps the counters of taken branches, from which it follows how often every instruction was
 * executed ({@link ControlFlow}). Called on the guest's thread.
 *
 * <p>Attached together with a {@link CallListener} that knows which activation runs; of every event
 * that listener hears first.
 */
public interface BranchCounter {

    /** It is attached to a thread; the frames that exist already are entered next. */
    void attached(GuestCode code);

    /**
     * The counters of the activation that runs now, {@link GuestCode#counters} of them, by number
     * of the branch. Asked behind every enter and leave; the engine adds to them until it asks
     * again.
     */
    long[] counters();

    /**
     * The activation that runs now goes on elsewhere than what it executed says, or is about to be
     * left without a return.
     *
     * @param from the {@link CodePosition} where it stood
     * @param to where it goes on, or {@link CodePosition#GONE}
     */
    void moved(long from, long to);
}
