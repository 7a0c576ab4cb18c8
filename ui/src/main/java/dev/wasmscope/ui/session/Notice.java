package dev.wasmscope.ui.session;

/**
 * One line for the user.
 *
 * @param error whether something went wrong
 */
public record Notice(String text, boolean error) {
    /** Nothing to say. */
    public static final Notice NONE = new Notice("", false);
}
