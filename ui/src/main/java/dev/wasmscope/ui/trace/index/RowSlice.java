package dev.wasmscope.ui.trace.index;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Ascending row numbers. Immutable: nobody writes to this part of the array any more.
 *
 * @param values not copied
 * @param from index of the first
 * @param to index behind the last
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a million rows are not copied
public record RowSlice(long[] values, int from, int to) {
    /** No rows. */
    public static final RowSlice EMPTY = new RowSlice(new long[0], 0, 0);

    /** How many. */
    public int size() {
        return to - from;
    }

    /** The row at an index, from 0. */
    public long get(int index) {
        return values[from + index];
    }

    /** The index of a row, or {@code -(index where it would be) - 1}. */
    public int indexOf(long row) {
        int found = Arrays.binarySearch(values, from, to, row);
        return found < 0 ? found + from : found - from;
    }

    /**
     * The part between two bounds.
     *
     * @param begun whether a row is not before the part; once true, it stays so
     * @param over whether a row is behind the part; once true, it stays so
     */
    public RowSlice between(LongPredicate begun, LongPredicate over) {
        int low = first(from, begun);
        return new RowSlice(values, low, first(low, over));
    }

    private int first(int start, LongPredicate holds) {
        int low = start;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(values[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
