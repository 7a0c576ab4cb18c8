package dev.wasmscope.ui.trace.index;

import java.util.Arrays;

/** Ascending row numbers that grow at the end and shrink at the start. For one thread. */
final class LongList {
    private long[] values = new long[16];
    private int from;
    private int to;

    void add(long value) {
        if (to == values.length) {
            int size = to - from;
            // Slices that were handed out keep the old array.
            values = Arrays.copyOfRange(values, from, from + Math.max(16, size * 2));
            from = 0;
            to = size;
        }
        values[to++] = value;
    }

    /** Drops the values below a bound. */
    void dropBelow(long bound) {
        while (from < to && values[from] < bound) {
            from++;
        }
    }

    int size() {
        return to - from;
    }

    long get(int index) {
        return values[from + index];
    }

    /** The values as they are now; later changes do not show in it. */
    RowSlice slice() {
        return new RowSlice(values, from, to);
    }
}
