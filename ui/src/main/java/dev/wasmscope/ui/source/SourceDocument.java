package dev.wasmscope.ui.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as it is shown: joined lines, long ones clipped, with its highlighting.
 *
 * @param text all lines, joined with line feeds
 * @param tokens what is highlighted
 * @param lineCount at least 1
 * @param clippedLines how many lines are shown only in part
 */
record SourceDocument(String text, List<Token> tokens, int lineCount, int clippedLines) {
    /**
     * Longest line that is shown whole: the text control lays a line out at once, and its cost
     * grows faster than the line.
     */
    static final int LONGEST_LINE = 5_000;

    SourceDocument {
        tokens = List.copyOf(tokens);
    }

    /** Prepares the lines of a file; costly for large ones, so not for the thread of the views. */
    static SourceDocument of(String file, List<String> lines) {
        int clipped = 0;
        List<String> shown = new ArrayList<>(lines.size());
        for (String line : lines) {
            if (line.length() > LONGEST_LINE) {
                clipped++;
                shown.add(
                        line.substring(0, LONGEST_LINE)
                                + " … "
                                + (line.length() - LONGEST_LINE)
                                + " more characters");
            } else {
                shown.add(line);
            }
        }
        String text = String.join("\n", shown).replace("\t", "    ");
        return new SourceDocument(
                text,
                Tokenizer.tokenize(Language.ofFile(file), text),
                Math.max(1, lines.size()),
                clipped);
    }
}
