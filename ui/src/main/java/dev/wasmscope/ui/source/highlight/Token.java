package dev.wasmscope.ui.source.highlight;

/**
 * A highlighted piece of a text.
 *
 * @param start index of its first character
 * @param end one past its last
 */
public record Token(int start, int end, Kind kind) {
    /** What it is; {@link #style} names its class in {@code views.css}. */
    public enum Kind {
        KEYWORD("keyword"),
        TYPE("type"),
        STRING("string"),
        NUMBER("number"),
        COMMENT("comment"),
        PREPROCESSOR("preprocessor"),
        FUNCTION("function"),
        /** Says that a line goes on where nothing of it is shown. */
        CLIPPED("clipped");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        /** The name of its style class. */
        public String style() {
            return style;
        }

        /** Whether names in it are no names of the program. */
        public boolean opaque() {
            return this == STRING || this == COMMENT || this == CLIPPED;
        }
    }
}
