package dev.wasmscope.ui.source.highlight;

/** The text format of WebAssembly (core specification 6.3). */
final class WatTokenizer {
    private final Cursor cursor;

    WatTokenizer(Cursor cursor) {
        this.cursor = cursor;
    }

    void run() {
        while (!cursor.done()) {
            char c = cursor.peek(0);
            if (cursor.sees(";;")) {
                cursor.add(cursor.endOfLine(cursor.at), Token.Kind.COMMENT);
            } else if (cursor.sees("(;")) {
                cursor.add(Comments.end(cursor, "(;", ";)", true), Token.Kind.COMMENT);
            } else if (c == '"') {
                cursor.add(endOfString(), Token.Kind.STRING);
            } else if (isPart(c)) {
                word(c);
            } else {
                cursor.at++;
            }
        }
    }

    private int endOfString() {
        int i = cursor.at + 1;
        while (cursor.charAt(i) != '"' && i < cursor.endOfLine(cursor.at)) {
            i += cursor.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private void word(char first) {
        int end = cursor.at;
        while (isPart(cursor.charAt(end))) {
            end++;
        }
        String word = cursor.text.substring(cursor.at, end);
        int equals = word.indexOf('=');
        if (equals > 0 && first != '$') {
            // An offset or alignment of a memory instruction.
            cursor.add(cursor.at + equals, Token.Kind.KEYWORD);
            cursor.at++;
            cursor.add(end, Token.Kind.NUMBER);
        } else {
            cursor.add(end, kind(first, word));
        }
    }

    private static Token.Kind kind(char first, String word) {
        if (first == '$') {
            return Token.Kind.TYPE;
        }
        boolean sign = first == '+' || first == '-';
        if (Character.isDigit(first) || sign || word.equals("inf") || word.startsWith("nan")) {
            return Token.Kind.NUMBER;
        }
        if (first == '@') {
            return Token.Kind.PREPROCESSOR;
        }
        if (Language.WAT.types.contains(word)) {
            return Token.Kind.TYPE;
        }
        return Language.WAT.keywords.contains(word) ? Token.Kind.KEYWORD : Token.Kind.FUNCTION;
    }

    /** A character of an id, a keyword or a number (6.3.5). */
    private static boolean isPart(char c) {
        return c > ' ' && c < 0x7f && "\"(),;[]{}".indexOf(c) < 0;
    }
}
