package dev.wasmscope.engine.control;

/**
 * A way from one stop to the next. The run loop asks it for a {@link Move}, performs it and asks
 * again. Breakpoints of the user, traps, pauses and the program's end win over a plan: then it is
 * simply dropped. A plan is used once, on the guest's thread.
 */
public interface Plan {
    /** The first move, from where the guest stands. */
    Move begin(Position now);

    /** The next move, after one of this plan's internal breakpoints or its instruction step. */
    Move arrived(Position now);
}
