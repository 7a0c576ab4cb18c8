package dev.wasmscope.session;

/** What becomes of the changes that a call from an expression makes. */
public enum CallEffects {
    /** They stay, as if the program had made the call; the host may be called. */
    KEEP,
    /**
     * Memory, globals, tables and dropped segments are afterwards what they were before; calls to
     * the host are refused, because what the host did cannot be taken back.
     */
    ROLL_BACK
}
