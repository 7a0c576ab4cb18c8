package dev.wasmscope.session.expression;

import java.util.Optional;

/**
 * A whole expression.
 *
 * @param root what to evaluate
 * @param format how to show the result, if it says so
 */
record Parsed(Node root, Optional<Format> format) {
    /** How a result is to be shown: what is behind the comma. */
    sealed interface Format {
        /** A number in another base, or as a character or text: {@code x b o d u c s}. */
        record As(int column, char letter) implements Format {}

        /** So many elements from where a pointer points. */
        record Elements(int column, Node count) implements Format {}
    }
}
