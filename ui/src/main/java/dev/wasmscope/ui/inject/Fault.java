package dev.wasmscope.ui.inject;

/**
 * One fault as it is listed.
 *
 * @param text as {@code wasmscope run --inject} takes it
 * @param enabled whether it is in force
 * @param given whether the run configuration, or who launched the program, gave it: it is kept
 *     there, and what is changed about it here holds until the next start
 */
public record Fault(String text, boolean enabled, boolean given) {
    /** One that is the module's own. */
    public Fault(String text, boolean enabled) {
        this(text, enabled, false);
    }
}
