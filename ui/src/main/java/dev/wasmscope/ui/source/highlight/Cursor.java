package dev.wasmscope.ui.source.highlight;

import java.util.ArrayList;
import java.util.List;

/** A text that is gone through once, and the pieces found so far. */
final class Cursor {
    private final List<Token> tokens = new ArrayList<>();
    final String text;

    /** Index of the next character. */
    int at;

    Cursor(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        return tokens;
    }

    boolean done() {
        return at >= text.length();
    }

    /** A character from here on; 0 behind the end. */
    char peek(int ahead) {
        return charAt(at + ahead);
    }

    char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    boolean sees(String piece) {
        return text.startsWith(piece, at);
    }

    /** Adds a piece that begins here and goes on behind it. */
    void add(int end, Token.Kind kind) {
        int last = Math.min(end, text.length());
        if (last > at) {
            tokens.add(new Token(at, last, kind));
        }
        at = last;
    }

    /** Where the line ends, without its line feed. */
    int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Behind a piece; the end of the text when it does not come. */
    int behind(String piece, int from) {
        int found = text.indexOf(piece, from);
        return found < 0 ? text.length() : found + piece.length();
    }

    /** Behind a name that begins at an index. */
    int endOfName(int from) {
        int end = from;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
