package dev.wasmscope.ui.module;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A column of a {@link ModuleTable}.
 *
 * @param width in pixels; the widest column takes what is left
 * @param number whether it is sorted by value, the greatest first, and stands at the right
 * @param order the least first
 */
record Column<T>(
        String title, double width, boolean number, Function<T, String> text, Comparator<T> order) {
    static <T> Column<T> text(String title, double width, Function<T, String> text) {
        return new Column<>(
                title,
                width,
                false,
                text,
                Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER));
    }

    /**
     * @param format writes the value
     */
    static <T> Column<T> number(
            String title, double width, ToLongFunction<T> value, Function<T, String> format) {
        return new Column<>(title, width, true, format, Comparator.comparingLong(value));
    }
}
