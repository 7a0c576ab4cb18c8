package dev.wasmscope.ui.variables;

import java.util.ArrayList;
import java.util.List;

/** Divides the elements of big arrays into rows that a tree can hold. Pure functions. */
final class Pages {
    /** Elements that are read at once. */
    static final int SIZE = 100;

    private Pages() {}

    /**
     * Some elements.
     *
     * @param from the first
     * @param to behind the last
     */
    record Range(long from, long to) {
        long length() {
            return to - from;
        }

        String text() {
            return "[" + from + " … " + (to - 1) + "]";
        }
    }

    /**
     * Rows for a range: ranges of {@value #SIZE}, or of so many times more that there are not more
     * than {@value #SIZE} of them.
     */
    static List<Range> of(Range whole) {
        long step = SIZE;
        while (whole.length() > step * SIZE) {
            step *= SIZE;
        }
        List<Range> pages = new ArrayList<>();
        for (long from = whole.from(); from < whole.to(); from += step) {
            pages.add(new Range(from, Math.min(whole.to(), from + step)));
        }
        return pages;
    }
}
