package dev.wasmscope.engine.exec;

/** Which variant of the interpreter loop a run uses. */
public enum RunMode {
    /** Runs until something stops it. */
    PLAIN,
    /** Stops after one instruction; what {@link GuestThread#step()} uses. */
    STEP,
    /**
     * Like {@link #PLAIN}, and tells the thread's call listener of every call and return; chosen by
     * {@link GuestThread#resume} when there is one.
     */
    PROFILE,
    /**
     * Like {@link #PROFILE}, and stops behind what a {@link Watch} waits for; chosen by {@link
     * GuestThread#resume} when there are watches.
     */
    WATCH,
    /** Like {@link #PROFILE}, and counts accesses by page; chosen where pages are attached. */
    PAGES,
    /** {@link #WATCH} and {@link #PAGES} at once. */
    WATCH_PAGES;

    /** Whether accesses are told to the thread. */
    boolean tellsAccesses() {
        return this == WATCH || this == PAGES || this == WATCH_PAGES;
    }
}
