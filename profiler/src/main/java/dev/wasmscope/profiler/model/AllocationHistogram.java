package dev.wasmscope.profiler.model;

import java.util.List;

/**
 * Sizes and lifetimes of blocks by powers of two. Row 0 is for the value 0; row n for values from
 * 2<sup>n-1</sup> up to but not including 2<sup>n</sup>.
 *
 * @param numbers the {@link #COLUMNS}
 */
public record AllocationHistogram(NumberColumns numbers) implements NumberTable {
    /**
     * {@code blocks} of that size and their {@code bytes}; {@code lifetimes}: freed blocks that
     * lived so many instructions.
     */
    public static final List<String> COLUMNS = List.of("blocks", "bytes", "lifetimes");

    public AllocationHistogram {
        NumberTable.require(numbers, COLUMNS);
    }

    /** The row for a value. */
    public static int row(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    /** The smallest value of a row. */
    public static long from(int row) {
        return row == 0 ? 0 : 1L << (row - 1);
    }

    public long blocks(int row) {
        return numbers.at(0, row);
    }

    public long bytes(int row) {
        return numbers.at(1, row);
    }

    public long lifetimes(int row) {
        return numbers.at(2, row);
    }
}
