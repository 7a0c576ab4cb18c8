package dev.wasmscope.session;

/** What the program under the debugger is doing. */
public enum SessionState {
    /** Opened; nothing has run yet. Breakpoints can be set. */
    NOT_STARTED,
    /**
     * The guest runs (or waits in a host call). Only pause, kill and breakpoint changes are
     * answered.
     */
    RUNNING,
    /** The guest stands still; everything about it can be asked. */
    STOPPED,
    /** The program is over. {@link DebugSession#run()} starts it again from the beginning. */
    ENDED
}
