package dev.wasmscope.ui.source;

/**
 * A highlighted piece of a text.
 *
 * @param start index of its first character
 * @param end one past its last
 */
record Token(int start, int end, Kind kind) {
    /** What it is; {@link #style} names its class in {@code views.css}. */
    enum Kind {
        KEYWORD("keyword"),
        TYPE("type"),
        STRING("string"),
        NUMBER("number"),
        COMMENT("comment"),
        PREPROCESSOR("preprocessor"),
        FUNCTION("function");

        final String style;

        Kind(String style) {
            this.style = style;
        }
    }
}
