package dev.wasmscope.ui.session;

import java.util.Optional;

/**
 * One line for the user.
 *
 * @param error whether something went wrong
 * @param passing whether it only says what is seen anyway, as where the program stopped
 * @param offer what the user can do about it
 */
public record Notice(String text, boolean error, boolean passing, Optional<Offer> offer) {
    /**
     * Something that can be done with one click.
     *
     * @param title of the button
     */
    public record Offer(String title, Runnable action) {}

    /** Nothing to say. */
    public static final Notice NONE = passing("");

    /** A plain line. */
    public static Notice of(String text) {
        return new Notice(text, false, false, Optional.empty());
    }

    /** What went wrong. */
    public static Notice failure(String text) {
        return new Notice(text, true, false, Optional.empty());
    }

    /** Something that is seen anyway. */
    public static Notice passing(String text) {
        return new Notice(text, false, true, Optional.empty());
    }

    /** The same with something that can be done. */
    public Notice offering(String title, Runnable action) {
        return new Notice(text, error, passing, Optional.of(new Offer(title, action)));
    }
}
