package dev.wasmscope.profiler.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;

/** Named columns of numbers of one length. */
public final class NumberColumns {
    private final List<String> names;
    private final long[][] values;

    /**
     * Columns, one for each name.
     *
     * @throws IllegalArgumentException if they differ in number or length
     */
    public NumberColumns(List<String> names, long[]... values) {
        this.names = List.copyOf(names);
        this.values = Arrays.stream(values).map(long[]::clone).toArray(long[][]::new);
        boolean equal = Arrays.stream(values).allMatch(column -> column.length == values[0].length);
        if (values.length != names.size() || values.length == 0 || !equal) {
            throw new IllegalArgumentException("columns " + names + " need one equal length each");
        }
    }

    /** Columns from rows, each with a value for each name. */
    public static NumberColumns ofRows(List<String> names, List<long[]> rows) {
        long[][] columns = new long[names.size()][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][row] = rows.get(row)[column];
            }
        }
        return new NumberColumns(names, columns);
    }

    /** Number of rows. */
    public int size() {
        return values[0].length;
    }

    /** The names of the columns, in order. */
    public List<String> names() {
        return names;
    }

    /**
     * A column.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public long[] column(String name) {
        return values[index(name)].clone();
    }

    /** One value; columns are counted from 0. */
    public long at(int column, int row) {
        return values[column][row];
    }

    private int index(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + name + " among " + names);
        }
        return index;
    }

    /** The sum of a column. */
    public long sum(String name) {
        return Arrays.stream(values[index(name)]).sum();
    }

    /**
     * The same for a call tree with other rows, whose numbers stand in column 0: what has no row
     * any more is left out.
     */
    NumberColumns moved(int[] newRow) {
        List<long[]> rows = new ArrayList<>();
        for (int row = 0; row < size(); row++) {
            long[] moved = row(row);
            moved[0] = newRow[(int) moved[0]];
            if (moved[0] != CallTree.NONE) {
                rows.add(moved);
            }
        }
        return ofRows(names, rows);
    }

    /**
     * The same with one row for each value of column 0: the others are summed unless {@code
     * otherwise} says something else.
     */
    NumberColumns merged(Map<String, LongBinaryOperator> otherwise) {
        Map<Long, long[]> merged = new LinkedHashMap<>();
        for (int row = 0; row < size(); row++) {
            merged.merge(at(0, row), row(row), (a, b) -> combined(a, b, otherwise));
        }
        return ofRows(names, List.copyOf(merged.values()));
    }

    private long[] combined(long[] a, long[] b, Map<String, LongBinaryOperator> otherwise) {
        long[] sums = a.clone();
        for (int column = 1; column < sums.length; column++) {
            LongBinaryOperator how = otherwise.getOrDefault(names.get(column), Long::sum);
            sums[column] = how.applyAsLong(a[column], b[column]);
        }
        return sums;
    }

    private long[] row(int row) {
        return IntStream.range(0, names.size()).mapToLong(column -> at(column, row)).toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberColumns that
                && names.equals(that.names)
                && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return "NumberColumns[" + names + ", " + size() + " rows]";
    }
}
