package dev.wasmscope.ui.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a user looks for in a text.
 *
 * @param words as typed
 * @param matchCase whether capitals matter
 * @param wholeWords whether a match must be a word of its own
 * @param regex whether the words are a regular expression
 */
public record TextSearch(String words, boolean matchCase, boolean wholeWords, boolean regex) {
    /** More matches than a user will go through; counting ends there. */
    public static final int MOST = 10_000;

    /** A regular expression may take for ever on a line; then the rest is not looked at. */
    private static final int MOST_STEPS = 20_000_000;

    /**
     * A match.
     *
     * @param start index of its first character
     * @param end one past its last
     */
    public record Match(int start, int end) {}

    /** Whether there is anything to look for. */
    public boolean present() {
        return !words.isEmpty();
    }

    /**
     * All matches, ascending, not overlapping, at most {@link #MOST}; empty ones do not count.
     *
     * @throws IllegalArgumentException when the regular expression is none, with one line that says
     *     why
     */
    public List<Match> in(String text) {
        List<Match> found = new ArrayList<>();
        if (!present()) {
            return found;
        }
        Matcher matcher = pattern().matcher(new Bounded(text));
        try {
            while (found.size() < MOST && matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    found.add(new Match(matcher.start(), matcher.end()));
                }
            }
        } catch (TooLong | StackOverflowError e) {
            throw new IllegalArgumentException("this expression takes too long here", e);
        }
        return found;
    }

    private Pattern pattern() {
        int flags = Pattern.MULTILINE;
        flags |= matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        String what = regex ? words : Pattern.quote(words);
        try {
            return Pattern.compile(wholeWords ? "\\b(?:" + what + ")\\b" : what, flags);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription(), e);
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("too long", null, false, false);
        }
    }

    /** A text that ends a search that goes back and forth for too long. */
    private static final class Bounded implements CharSequence {
        private final String text;
        private long left;

        Bounded(String text) {
            this.text = text;
            this.left = 8L * text.length() + MOST_STEPS;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
