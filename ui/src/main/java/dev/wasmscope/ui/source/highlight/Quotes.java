package dev.wasmscope.ui.source.highlight;

import dev.wasmscope.ui.source.highlight.Language.Trait;

/** Strings and characters, in all their forms. */
final class Quotes {
    /** Strings within expressions within strings: deeper ones are not looked into. */
    private static final int DEEPEST = 32;

    /** The longest mark of a raw string of C++ (lex.string). */
    private static final int LONGEST_MARK = 16;

    private final Language language;
    private final Cursor cursor;
    private final Runnable code;
    private int depth;

    /**
     * @param code goes through an expression, up to its closing brace
     */
    Quotes(Language language, Cursor cursor, Runnable code) {
        this.language = language;
        this.cursor = cursor;
        this.code = code;
    }

    /** Takes the string or character that begins here, if one does. */
    boolean take(char c) {
        switch (c) {
            case '"' -> doubleQuote();
            case '\'' -> quote();
            case '`' -> backtick();
            case '\\' -> {
                if (!language.has(Trait.BACKSLASH_LINES) || cursor.peek(1) != '\\') {
                    return false;
                }
                string(cursor.endOfLine(cursor.at));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void string(int end) {
        cursor.add(end, Token.Kind.STRING);
    }

    private void doubleQuote() {
        if (!language.has(Trait.QUOTE_TEMPLATES)) {
            string(endOfQuoted(cursor.at, '"'));
        } else if (cursor.sees("\"\"\"")) {
            template("\"\"\"", false);
        } else {
            template("\"", true);
        }
    }

    private void backtick() {
        if (language.has(Trait.BACKTICK_TEMPLATES)) {
            template("`", true);
        } else if (language.has(Trait.BACKTICKS)) {
            string(cursor.behind("`", cursor.at + 1));
        } else {
            // A name in Kotlin; nothing elsewhere.
            cursor.at++;
        }
    }

    /** Behind a quoted text; where it does not end on its line, that line's end. */
    private int endOfQuoted(int from, char quote) {
        int i = from + 1;
        while (i < cursor.text.length() && cursor.text.charAt(i) != quote) {
            if (cursor.text.charAt(i) == '\n' && !language.has(Trait.LONG_STRINGS)) {
                return i;
            }
            boolean escaped = cursor.text.charAt(i) == '\\' && cursor.charAt(i + 1) != '\n';
            i += escaped ? 2 : 1;
        }
        return i + 1;
    }

    /** A character, or in Rust a lifetime, which has no closing quote. */
    private void quote() {
        if (language.has(Trait.LIFETIMES) && cursor.peek(1) != '\\' && !closesAfterOne()) {
            cursor.add(Math.max(cursor.at + 1, cursor.endOfName(cursor.at + 1)), Token.Kind.TYPE);
        } else {
            string(endOfQuoted(cursor.at, '\''));
        }
    }

    private boolean closesAfterOne() {
        int width = Character.isHighSurrogate(cursor.peek(1)) ? 2 : 1;
        return cursor.peek(1 + width) == '\'';
    }

    /** A string with expressions in it. */
    private void template(String end, boolean escapes) {
        boolean oneLine = end.equals("\"");
        boolean names = !end.equals("`");
        int i = cursor.at + end.length();
        while (i < cursor.text.length()) {
            char c = cursor.text.charAt(i);
            if (cursor.text.startsWith(end, i)) {
                i += end.length();
                break;
            } else if (c == '\n' && oneLine) {
                break;
            } else if (c == '\\' && escapes) {
                i += 2;
            } else if (c == '$' && cursor.charAt(i + 1) == '{' && depth < DEEPEST) {
                i = expression(i);
            } else if (c == '$' && names && Character.isJavaIdentifierStart(cursor.charAt(i + 1))) {
                string(i);
                i = cursor.endOfName(i + 1);
                cursor.at = i;
            } else {
                i++;
            }
        }
        string(i);
    }

    private int expression(int dollar) {
        string(dollar);
        cursor.add(dollar + 2, Token.Kind.PREPROCESSOR);
        depth++;
        code.run();
        depth--;
        if (cursor.peek(0) == '}') {
            cursor.add(cursor.at + 1, Token.Kind.PREPROCESSOR);
        }
        return cursor.at;
    }

    /** Strings with letters before the quote; tells whether there was one. */
    boolean prefixed(String word, int after) {
        if (language.has(Trait.R_HASHES)) {
            return rust(word, after);
        }
        return language.has(Trait.R_PARENTHESES)
                && word.endsWith("R")
                && word.length() <= 3
                && cursor.charAt(after) == '"'
                && cpp(after);
    }

    private boolean rust(String word, int after) {
        boolean raw = word.equals("r") || word.equals("br") || word.equals("cr");
        char next = cursor.charAt(after);
        if (raw) {
            int hashes = after;
            while (cursor.charAt(hashes) == '#') {
                hashes++;
            }
            if (cursor.charAt(hashes) == '"') {
                string(cursor.behind("\"" + "#".repeat(hashes - after), hashes + 1));
                return true;
            }
            return false;
        }
        if (word.equals("b") && (next == '"' || next == '\'') || word.equals("c") && next == '"') {
            string(endOfQuoted(after, next));
            return true;
        }
        return false;
    }

    private boolean cpp(int after) {
        int open = cursor.text.indexOf('(', after);
        if (open < 0 || open - after - 1 > LONGEST_MARK) {
            return false;
        }
        String mark = cursor.text.substring(after + 1, open);
        string(cursor.behind(")" + mark + "\"", open + 1));
        return true;
    }
}
