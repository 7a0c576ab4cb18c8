package dev.wasmscope.dwarf.demangle;

/** A place in a mangled name. */
final class Cursor {
    private static final int MAX_DEPTH = 300;

    private final String text;
    private int at;
    private int depth;

    Cursor(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The character so many further on; 0 behind the end. */
    char look(int ahead) {
        int index = at + ahead;
        return index < text.length() ? text.charAt(index) : 0;
    }

    char look() {
        return look(0);
    }

    boolean atEnd() {
        return at >= text.length();
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    char next() {
        if (atEnd()) {
            throw bad("the name ends too early");
        }
        return text.charAt(at++);
    }

    void skip(int count) {
        at += count;
    }

    boolean eat(char c) {
        if (look() != c || atEnd()) {
            return false;
        }
        at++;
        return true;
    }

    boolean eat(String word) {
        if (!text.startsWith(word, at)) {
            return false;
        }
        at += word.length();
        return true;
    }

    void expect(char c) {
        if (!eat(c)) {
            throw bad("expected " + c);
        }
    }

    /** The text from a position on to so many characters before this one. */
    String since(int begin, int but) {
        return text.substring(begin, at - but);
    }

    /** The rest of the text. */
    String rest() {
        return text.substring(at);
    }

    /** So many characters. */
    String take(int count) {
        if (count < 0 || count > text.length() - at) {
            throw bad("the name ends too early");
        }
        at += count;
        return text.substring(at - count, at);
    }

    boolean isDigit() {
        return isDigit(look());
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The digits here, {@code n} in front of negative ones; may be empty. */
    String digits(boolean signed) {
        int begin = at;
        if (signed) {
            eat('n');
        }
        if (!isDigit()) {
            at = begin;
            return "";
        }
        while (isDigit()) {
            at++;
        }
        return text.substring(begin, at);
    }

    /** A number of at least one digit, small enough for a length or an index. */
    int number() {
        String digits = digits(false);
        if (digits.isEmpty() || digits.length() > 8) {
            throw bad("expected a number");
        }
        return Integer.parseInt(digits);
    }

    /** Goes one level deeper; {@link #leave} comes back. */
    void enter() {
        if (++depth > MAX_DEPTH) {
            throw bad("nested too deeply");
        }
    }

    void leave() {
        depth--;
    }

    MangledNameException bad(String what) {
        return new MangledNameException(what, at);
    }
}
