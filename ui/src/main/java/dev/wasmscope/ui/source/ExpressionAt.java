package dev.wasmscope.ui.source;

import java.util.Optional;

/** Finds the expression that a pointer or caret is on: a name with what it is a part of. */
final class ExpressionAt {
    /**
     * An expression in a text.
     *
     * @param start index of its first character
     * @param end one past its last
     */
    record Found(int start, int end, String text) {}

    private ExpressionAt() {}

    /** The name at an index, with the chain before it: {@code a->b[i].c}. */
    static Optional<Found> find(SourceDocument document, int index) {
        String text = document.text();
        int at = index;
        if (!isPart(text, at) && isPart(text, at - 1)) {
            at--;
        }
        if (!isPart(text, at) || document.opaque(at)) {
            return Optional.empty();
        }
        int start = startOfName(text, at);
        int end = at;
        while (isPart(text, end)) {
            end++;
        }
        String name = text.substring(start, end);
        boolean self = name.equals("this") || name.equals("self");
        if (!Character.isJavaIdentifierStart(name.charAt(0))
                || document.language().reserved(name) && !self
                || isCall(text, end)) {
            return Optional.empty();
        }
        start = chain(text, start, document.start(document.lineAt(start)));
        return Optional.of(new Found(start, end, text.substring(start, end)));
    }

    /** The plain name at an index, of whatever it is. */
    static Optional<String> name(SourceDocument document, int index) {
        String text = document.text();
        int at = isPart(text, index) ? index : index - 1;
        if (!isPart(text, at)) {
            return Optional.empty();
        }
        int end = at;
        while (isPart(text, end)) {
            end++;
        }
        return Optional.of(text.substring(startOfName(text, at), end));
    }

    /** Calling functions because a pointer rests on their name would be a surprise. */
    private static boolean isCall(String text, int end) {
        int next = end;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next < text.length() && text.charAt(next) == '(';
    }

    /** Where the chain begins that ends before a name. */
    private static int chain(String text, int name, int lineStart) {
        int start = name;
        while (true) {
            int operator = operator(text, start);
            if (operator < 0) {
                return start;
            }
            int primary = primary(text, operator, lineStart);
            if (primary < 0) {
                return start;
            }
            start = primary;
        }
    }

    /** Where the operator begins that stands before an index; -1 when there is none. */
    private static int operator(String text, int before) {
        if (text.startsWith("->", before - 2) || text.startsWith("::", before - 2)) {
            return before - 2;
        }
        boolean point = before > 0 && text.charAt(before - 1) == '.';
        return point && !text.startsWith("..", before - 2) ? before - 1 : -1;
    }

    /** Where the name, with its indices, begins that ends before an index; -1 for anything else. */
    private static int primary(String text, int before, int lineStart) {
        int end = before;
        while (end > lineStart && text.charAt(end - 1) == ']') {
            end = opening(text, end - 1, lineStart);
            if (end < 0) {
                return -1;
            }
        }
        if (end <= lineStart || !isPart(text, end - 1)) {
            return -1;
        }
        return startOfName(text, end - 1);
    }

    private static int opening(String text, int close, int lineStart) {
        int depth = 0;
        for (int i = close; i >= lineStart; i--) {
            char c = text.charAt(i);
            if (c == '(') {
                return -1;
            }
            depth += c == ']' ? 1 : c == '[' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int startOfName(String text, int at) {
        int start = at;
        while (isPart(text, start - 1)) {
            start--;
        }
        return start;
    }

    private static boolean isPart(String text, int index) {
        return index >= 0
                && index < text.length()
                && Character.isJavaIdentifierPart(text.charAt(index))
                && text.charAt(index) != '\0';
    }
}
