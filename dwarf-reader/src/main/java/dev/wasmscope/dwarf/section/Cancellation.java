package dev.wasmscope.dwarf.section;

import java.util.concurrent.CancellationException;

/**
 * Tells those who read a module in the background that nobody wants the outcome any more. Whoever
 * reads much asks it again and again, so that the work ends within milliseconds; what was read
 * before is kept. Safe for use by several threads.
 */
public final class Cancellation {
    private volatile boolean cancelled;

    /** Ends what is being read, and what would be read later. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether nobody wants the outcome any more. */
    public boolean cancelled() {
        return cancelled;
    }

    /**
     * To be called in every loop that may take long.
     *
     * @throws CancellationException once it was cancelled
     */
    public void check() {
        if (cancelled) {
            throw new CancellationException("the module was closed");
        }
    }
}
