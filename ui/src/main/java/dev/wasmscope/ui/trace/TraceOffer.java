package dev.wasmscope.ui.trace;

import org.kordamp.ikonli.Ikon;

/**
 * Something that can be done in the trace: in the menu of its table, and as an action of the
 * window.
 *
 * @param id {@code trace-ID} in the menu, {@code trace.ID} as an action
 * @param title short, for those who look at the trace
 * @param needs without which it cannot be done
 */
public record TraceOffer(String id, String title, Ikon icon, Needs needs, Runnable work) {
    /** What there must be. */
    public enum Needs {
        /** A chosen call. */
        CALL,
        /** Any call that is shown. */
        CALLS,
        /** Nothing. */
        NOTHING
    }
}
