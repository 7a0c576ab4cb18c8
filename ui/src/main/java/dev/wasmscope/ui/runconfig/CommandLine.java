package dev.wasmscope.ui.runconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Arguments in one line: blanks separate them; quotes of both kinds keep blanks; a backslash before
 * a quote, a blank or a backslash takes its meaning away, except between single quotes. Any other
 * backslash is one, so that paths of Windows can be typed.
 */
final class CommandLine {
    private static final String SPECIAL = " \t\n\"'\\";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private CommandLine(String text) {
        this.text = text;
    }

    /**
     * The arguments of a line.
     *
     * @throws RunConfigException when a quote is not closed
     */
    static List<String> split(String text) throws RunConfigException {
        return new CommandLine(text).split();
    }

    private List<String> split() throws RunConfigException {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                at = quoted(at + 1, c);
            } else if (Character.isWhitespace(c)) {
                end();
                at++;
            } else {
                at = plain(at);
            }
        }
        end();
        return words;
    }

    private int quoted(int from, char quote) throws RunConfigException {
        inWord = true;
        int at = from;
        while (at < text.length() && text.charAt(at) != quote) {
            at = quote == '"' ? plain(at) : literal(at);
        }
        if (at == text.length()) {
            throw new RunConfigException(
                    "arguments: the quote " + quote + " in column " + from + " is not closed");
        }
        return at + 1;
    }

    private int plain(int at) {
        boolean escapes =
                text.charAt(at) == '\\'
                        && at + 1 < text.length()
                        && SPECIAL.indexOf(text.charAt(at + 1)) >= 0;
        return literal(escapes ? at + 1 : at);
    }

    private int literal(int at) {
        inWord = true;
        word.append(text.charAt(at));
        return at + 1;
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    /** A line that {@link #split} reads as these arguments. */
    static String join(List<String> arguments) {
        return arguments.stream().map(CommandLine::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String argument) {
        boolean plain =
                !argument.isEmpty()
                        && argument.chars()
                                .noneMatch(
                                        c -> SPECIAL.indexOf(c) >= 0 || Character.isWhitespace(c));
        return plain
                ? argument
                : '"'
                        + argument.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "\\'")
                        + '"';
    }
}
