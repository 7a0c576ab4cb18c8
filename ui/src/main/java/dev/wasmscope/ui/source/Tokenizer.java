package dev.wasmscope.ui.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits C, C++ and Rust into the pieces that are worth a colour. One pass, no regular expression:
 * linear in the text whatever the text is. Text that no rule knows stays plain.
 */
final class Tokenizer {
    private final Language language;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(Language language, String text) {
        this.language = language;
        this.text = text;
    }

    /** The highlighted pieces of the text, ascending, not overlapping. */
    static List<Token> tokenize(Language language, String text) {
        return language == Language.PLAIN ? List.of() : new Tokenizer(language, text).run();
    }

    private List<Token> run() {
        boolean lineStart = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' && lineStart && language.preprocessor) {
                directive();
            } else if (c == '/' && peek(1) == '/') {
                add(endOfLine(at), Token.Kind.COMMENT);
            } else if (c == '/' && peek(1) == '*') {
                blockComment();
            } else if (c == '"') {
                add(endOfQuoted(at, '"'), Token.Kind.STRING);
            } else if (c == '\'') {
                quote();
            } else if (Character.isDigit(c)) {
                add(endOfNumber(), Token.Kind.NUMBER);
            } else if (Character.isJavaIdentifierStart(c)) {
                word();
            } else {
                at++;
            }
            lineStart = c == '\n' || lineStart && Character.isWhitespace(c);
        }
        return tokens;
    }

    private void add(int end, Token.Kind kind) {
        tokens.add(new Token(at, end, kind));
        at = end;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** {@code #include} and its kin: the word, and the name in angle brackets. */
    private void directive() {
        int end = at + 1;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean include = text.startsWith("include", end - Math.min(7, end));
        add(end, Token.Kind.PREPROCESSOR);
        int open = at;
        while (open < text.length() && text.charAt(open) == ' ') {
            open++;
        }
        int close = text.indexOf('>', open);
        if (include && open < text.length() && text.charAt(open) == '<' && close >= 0) {
            if (close < endOfLine(open)) {
                at = open;
                add(close + 1, Token.Kind.STRING);
            }
        }
    }

    /** Rust's block comments nest; those of C end at the first close. */
    private void blockComment() {
        int depth = 0;
        int i = at;
        while (i < text.length()) {
            if (text.startsWith("/*", i) && (depth == 0 || language == Language.RUST)) {
                depth++;
                i += 2;
            } else if (text.startsWith("*/", i)) {
                i += 2;
                if (--depth == 0) {
                    break;
                }
            } else {
                i++;
            }
        }
        add(Math.min(i, text.length()), Token.Kind.COMMENT);
    }

    private int endOfQuoted(int from, char quote) {
        int i = from + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            if (text.charAt(i) == '\n' && language != Language.RUST) {
                return i;
            }
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, text.length());
    }

    /** A character, or in Rust a lifetime, which has no closing quote. */
    private void quote() {
        if (language == Language.RUST && peek(1) != '\\' && peek(2) != '\'') {
            int end = at + 1;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            add(end, Token.Kind.TYPE);
        } else {
            add(endOfQuoted(at, '\''), Token.Kind.STRING);
        }
    }

    private int endOfNumber() {
        int end = at + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean range = c == '.' && end + 1 < text.length() && text.charAt(end + 1) == '.';
            boolean exponentSign =
                    (c == '+' || c == '-')
                            && "eEpP".indexOf(text.charAt(end - 1)) >= 0
                            && !text.startsWith("0x", at);
            if (range || !(Character.isLetterOrDigit(c) || c == '.' || c == '_' || exponentSign)) {
                break;
            }
            end++;
        }
        return end;
    }

    private void word() {
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end);
        char next = end < text.length() ? text.charAt(end) : '\0';
        if (rawString(word, end)) {
            return;
        }
        if (language.keywords.contains(word)) {
            add(end, Token.Kind.KEYWORD);
        } else if (language.types.contains(word)) {
            add(end, Token.Kind.TYPE);
        } else if (language == Language.RUST && next == '!' && end - at > 1) {
            add(end + 1, Token.Kind.PREPROCESSOR);
        } else if (next == '(') {
            add(end, Token.Kind.FUNCTION);
        } else {
            at = end;
        }
    }

    /** {@code R"x(…)x"} of C++ and {@code r#"…"#} of Rust; tells whether there was one. */
    private boolean rawString(String word, int after) {
        String close;
        int body;
        if (language == Language.RUST && (word.equals("r") || word.equals("br"))) {
            int hashes = after;
            while (hashes < text.length() && text.charAt(hashes) == '#') {
                hashes++;
            }
            if (hashes >= text.length() || text.charAt(hashes) != '"') {
                return false;
            }
            close = "\"" + "#".repeat(hashes - after);
            body = hashes + 1;
        } else if (language == Language.CPP && word.endsWith("R") && text.startsWith("\"", after)) {
            int open = text.indexOf('(', after);
            if (open < 0 || open - after > 17) {
                return false;
            }
            close = ")" + text.substring(after + 1, open) + "\"";
            body = open + 1;
        } else {
            return false;
        }
        int end = text.indexOf(close, body);
        add(end < 0 ? text.length() : end + close.length(), Token.Kind.STRING);
        return true;
    }
}
