package dev.wasmscope.ui.console;

import java.util.List;

/**
 * One line of the console.
 *
 * @param text without control characters and without the end of the line
 * @param spans where it does not look as usual, ascending
 */
public record ConsoleLine(ConsoleModel.Kind kind, String text, List<Span> spans) {
    /** Longer lines go on in the next one. */
    static final int LONGEST = 4_000;

    public ConsoleLine {
        spans = List.copyOf(spans);
    }

    /** A stretch of text with a style. */
    record Span(int from, int to, AnsiStyle style) {}
}
