package dev.wasmscope.ui.source.highlight;

import dev.wasmscope.ui.source.highlight.Language.Trait;
import java.util.List;

/**
 * Splits source texts into the pieces that are worth a colour. One pass, no regular expression:
 * linear in the text whatever the text is. Text that no rule knows stays plain.
 */
public final class Tokenizer {
    private final Language language;
    private final Cursor cursor;
    private final Quotes quotes;

    private Tokenizer(Language language, Cursor cursor) {
        this.language = language;
        this.cursor = cursor;
        this.quotes = new Quotes(language, cursor, this::code);
    }

    /** The highlighted pieces of the text, ascending, not overlapping. */
    public static List<Token> tokenize(Language language, String text) {
        Cursor cursor = new Cursor(text);
        switch (language) {
            case PLAIN -> {}
            case WAT -> new WatTokenizer(cursor).run();
            default -> new Tokenizer(language, cursor).run();
        }
        return cursor.tokens();
    }

    private void run() {
        boolean lineStart = true;
        while (!cursor.done()) {
            char c = cursor.peek(0);
            if (c == '#' && lineStart && language.has(Trait.DIRECTIVES)) {
                directive();
            } else {
                one(c);
            }
            lineStart = c == '\n' || lineStart && Character.isWhitespace(c);
        }
    }

    /** Code within a string, up to the brace that closes it. */
    private void code() {
        int depth = 0;
        while (!cursor.done()) {
            char c = cursor.peek(0);
            if (c == '}' && depth-- == 0) {
                return;
            }
            depth += c == '{' ? 1 : 0;
            one(c);
        }
    }

    private void one(char c) {
        if (comment(c) || quotes.take(c) || attribute(c)) {
            return;
        }
        if (Character.isDigit(c)) {
            cursor.add(endOfNumber(), Token.Kind.NUMBER);
        } else if (Character.isJavaIdentifierStart(c)) {
            word();
        } else {
            cursor.at++;
        }
    }

    private boolean comment(char c) {
        if (c != '/') {
            return false;
        }
        if (cursor.peek(1) == '/') {
            cursor.add(cursor.endOfLine(cursor.at), Token.Kind.COMMENT);
            return true;
        }
        if (cursor.peek(1) == '*' && language.has(Trait.BLOCK_COMMENTS)) {
            cursor.add(
                    Comments.end(cursor, "/*", "*/", language.has(Trait.NESTED_COMMENTS)),
                    Token.Kind.COMMENT);
            return true;
        }
        return false;
    }

    /** {@code #include} and its kin: the word, and the name in angle brackets. */
    private void directive() {
        int end = cursor.at + 1;
        while (cursor.charAt(end) == ' ' || cursor.charAt(end) == '\t') {
            end++;
        }
        int name = end;
        while (Character.isLetter(cursor.charAt(end))) {
            end++;
        }
        boolean include = cursor.text.substring(name, end).startsWith("include");
        cursor.add(end, Token.Kind.PREPROCESSOR);
        int open = cursor.at;
        while (cursor.charAt(open) == ' ') {
            open++;
        }
        int close = cursor.text.indexOf('>', open);
        if (include && cursor.charAt(open) == '<' && close >= 0) {
            if (close < cursor.endOfLine(open)) {
                cursor.at = open;
                cursor.add(close + 1, Token.Kind.STRING);
            }
        }
    }

    /** {@code #[derive(…)]} of Rust; {@code @name} of Zig, Kotlin and AssemblyScript. */
    private boolean attribute(char c) {
        int at = cursor.at;
        if (c == '#' && language.has(Trait.ATTRIBUTES)) {
            int open = cursor.peek(1) == '!' ? at + 2 : at + 1;
            if (cursor.charAt(open) == '[') {
                cursor.add(cursor.endOfName(open + 1), Token.Kind.PREPROCESSOR);
                return true;
            }
        }
        if (c == '@' && language.has(Trait.AT_NAMES)) {
            int end = cursor.endOfName(at + 1);
            if (end > at + 1) {
                cursor.add(end, Token.Kind.PREPROCESSOR);
                return true;
            }
        }
        return false;
    }

    private int endOfNumber() {
        int end = cursor.at + 1;
        boolean hexadecimal = cursor.sees("0x") || cursor.sees("0X");
        while (end < cursor.text.length()) {
            char c = cursor.text.charAt(end);
            char next = cursor.charAt(end + 1);
            boolean method = c == '.' && (next == '.' || Character.isJavaIdentifierStart(next));
            boolean sign =
                    (c == '+' || c == '-')
                            && (hexadecimal ? "pP" : "eE").indexOf(cursor.charAt(end - 1)) >= 0;
            boolean tick =
                    c == '\''
                            && language.has(Trait.TICKS_IN_NUMBERS)
                            && Character.isLetterOrDigit(next);
            if (method && !exponent(next, end)
                    || !(Character.isLetterOrDigit(c) || c == '.' || c == '_' || sign || tick)) {
                break;
            }
            end++;
        }
        return end;
    }

    /**
     * Whether the letter behind a point belongs to the number, as in {@code 1.e5} and {@code 1.f}.
     */
    private boolean exponent(char letter, int point) {
        return "eEfF".indexOf(letter) >= 0
                && !Character.isJavaIdentifierStart(cursor.charAt(point + 2));
    }

    private void word() {
        int start = cursor.at;
        int end = cursor.endOfName(start);
        String word = cursor.text.substring(start, end);
        if (quotes.prefixed(word, end)) {
            return;
        }
        char next = cursor.charAt(end);
        if (language.keywords.contains(word)) {
            cursor.add(end, Token.Kind.KEYWORD);
        } else if (language.types.contains(word)) {
            cursor.add(end, Token.Kind.TYPE);
        } else if (language.has(Trait.MACROS) && next == '!' && cursor.charAt(end + 1) != '=') {
            cursor.add(end + 1, Token.Kind.PREPROCESSOR);
        } else if (language.has(Trait.T_TYPES) && word.endsWith("_t")) {
            cursor.add(end, Token.Kind.TYPE);
        } else if (next == '(') {
            cursor.add(end, Token.Kind.FUNCTION);
        } else if (language.has(Trait.CAPITAL_TYPES) && isType(word)) {
            cursor.add(end, Token.Kind.TYPE);
        } else {
            cursor.at = end;
        }
    }

    /** A capital first; words of capitals only are constants. */
    private static boolean isType(String word) {
        return Character.isUpperCase(word.charAt(0))
                && (word.length() == 1 || word.chars().anyMatch(Character::isLowerCase));
    }
}
