package dev.wasmscope.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in aligned columns: numbers to the right, text to the left, the last column as wide as it
 * likes.
 */
public final class Table {

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] right;

    /**
     * @param columns titles; one that ends with {@code >} is a column of numbers
     */
    public Table(String... columns) {
        right = new boolean[columns.length];
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            right[i] = columns[i].endsWith(">");
            titles.add(right[i] ? columns[i].substring(0, columns[i].length() - 1) : columns[i]);
        }
        header = List.copyOf(titles);
    }

    /** Adds a row with one cell for each column. */
    public Table row(Object... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells for " + header.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /** The table's lines, header first, without trailing blanks. */
    public List<String> lines() {
        int[] widths = new int[header.size()];
        measure(header, widths);
        rows.forEach(row -> measure(row, widths));
        List<String> lines = new ArrayList<>();
        lines.add(line(header, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static void measure(List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i > 0 ? "  " : "");
            line.append(right[i] ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }
}
