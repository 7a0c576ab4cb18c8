package dev.wasmscope.engine.exec;

/** Which variant of the interpreter loop a run uses. */
public enum RunMode {
    /** Runs until something stops it. */
    PLAIN,
    /** Stops after one instruction; what {@link GuestThread#step()} uses. */
    STEP,
    /** Like {@link #PLAIN}, and tells the thread's call listener of every call and return. */
    PROFILE,
    /**
     * Like {@link #PROFILE}, and stops behind what a {@link Watch} waits for; chosen by {@link
     * GuestThread#resume} when there are watches.
     */
    WATCH
}
