package dev.wasmscope.ui.source;

import dev.wasmscope.ui.source.highlight.Language;
import dev.wasmscope.ui.source.highlight.Token;
import dev.wasmscope.ui.source.highlight.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text as it is shown: joined lines, long ones clipped, with its highlighting. */
final class SourceDocument {
    /**
     * Longest line that is shown whole: the text control lays a line out at once, and its cost
     * grows faster than the line.
     */
    static final int LONGEST_LINE = 5_000;

    private final Language language;
    private final String text;
    private final List<Token> tokens;
    private final int[] starts;
    private final int clippedLines;
    private volatile @Nullable FunctionBlocks functions;

    private SourceDocument(
            Language language, String text, List<Token> tokens, int[] starts, int clippedLines) {
        this.language = language;
        this.text = text;
        this.tokens = tokens;
        this.starts = starts;
        this.clippedLines = clippedLines;
    }

    /** Prepares the lines of a file; costly for large ones, so not for the thread of the views. */
    static SourceDocument of(String file, List<String> lines) {
        StringBuilder text = new StringBuilder();
        List<Token> marks = new ArrayList<>();
        int[] starts = new int[Math.max(1, lines.size())];
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "" : "\n");
            starts[i] = text.length();
            append(text, lines.get(i), marks);
        }
        Language language = Language.ofFile(file);
        String all = text.toString();
        return new SourceDocument(
                language,
                all,
                merged(Tokenizer.tokenize(language, all), marks),
                starts,
                marks.size());
    }

    /** The lines as they are, with no highlighting and nothing clipped. */
    static SourceDocument plain(List<String> lines) {
        int[] starts = new int[Math.max(1, lines.size())];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "" : "\n");
            starts[i] = text.length();
            text.append(lines.get(i));
        }
        return new SourceDocument(Language.PLAIN, text.toString(), List.of(), starts, 0);
    }

    private static void append(StringBuilder text, String line, List<Token> marks) {
        if (line.length() <= LONGEST_LINE) {
            text.append(line);
            return;
        }
        text.append(line, 0, LONGEST_LINE);
        int from = text.length();
        text.append(" … ").append(line.length() - LONGEST_LINE).append(" more characters");
        marks.add(new Token(from, text.length(), Token.Kind.CLIPPED));
    }

    /** The marks win over what the highlighting takes them for. */
    private static List<Token> merged(List<Token> tokens, List<Token> marks) {
        if (marks.isEmpty()) {
            return List.copyOf(tokens);
        }
        List<Token> all = new ArrayList<>(tokens.size() + marks.size());
        int next = 0;
        for (Token token : tokens) {
            int from = token.start();
            while (next < marks.size() && marks.get(next).start() < token.end()) {
                Token mark = marks.get(next++);
                if (from < mark.start()) {
                    all.add(new Token(from, mark.start(), token.kind()));
                }
                all.add(mark);
                from = Math.max(from, mark.end());
            }
            if (from < token.end() && from >= endOf(all)) {
                all.add(new Token(from, token.end(), token.kind()));
            } else if (endOf(all) < token.end()) {
                all.add(new Token(endOf(all), token.end(), token.kind()));
            }
        }
        all.addAll(marks.subList(next, marks.size()));
        return List.copyOf(all);
    }

    private static int endOf(List<Token> tokens) {
        return tokens.isEmpty() ? 0 : tokens.getLast().end();
    }

    Language language() {
        return language;
    }

    /** All lines, joined with line feeds. */
    String text() {
        return text;
    }

    /** What is highlighted, ascending, not overlapping. */
    List<Token> tokens() {
        return tokens;
    }

    /** At least 1. */
    int lineCount() {
        return starts.length;
    }

    /** How many lines are shown only in part. */
    int clippedLines() {
        return clippedLines;
    }

    /**
     * Which lines functions take; found when first asked for, which is not for the views' thread.
     */
    FunctionBlocks functions() {
        FunctionBlocks known = functions;
        if (known == null) {
            known = FunctionBlocks.of(this);
            functions = known;
        }
        return known;
    }

    /** Index of the first character of a line, from 1. */
    int start(int line) {
        return starts[line - 1];
    }

    /** Index behind the last character of a line, its line feed not counted. */
    int end(int line) {
        return line < starts.length ? starts[line] - 1 : text.length();
    }

    /** The text of a line. */
    String line(int line) {
        return text.substring(start(line), end(line));
    }

    /** The line that an index lies in. */
    int lineAt(int index) {
        int found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Whether a character is in a comment or a string, where no name is one of the program. */
    boolean opaque(int index) {
        int first = firstEndingBehind(index);
        return first < tokens.size()
                && tokens.get(first).start() <= index
                && tokens.get(first).kind().opaque();
    }

    /** Index of the first token that ends behind a character. */
    int firstEndingBehind(int index) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).end() > index) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
