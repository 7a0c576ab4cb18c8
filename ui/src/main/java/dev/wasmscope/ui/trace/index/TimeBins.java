package dev.wasmscope.ui.trace.index;

import java.util.Arrays;

/**
 * How many calls lie in each of some equal pieces of time. When time goes on beyond the last piece,
 * pieces are joined two by two: a call costs the same however long the run is.
 */
final class TimeBins {
    /** Pieces; more than a wide screen has pixels. */
    static final int COUNT = 4096;

    private final int[] calls = new int[COUNT];
    private final int[] errors = new int[COUNT];
    private final long[] firstRow = new long[COUNT];
    private long origin = -1;
    private long width = 1;
    private long last;

    void add(long moment, long row, boolean failed) {
        if (origin < 0) {
            origin = moment;
        }
        long offset = Math.max(0, moment - origin);
        while (offset / width >= COUNT) {
            join();
        }
        int bin = (int) (offset / width);
        if (calls[bin]++ == 0) {
            firstRow[bin] = row;
        }
        if (failed) {
            errors[bin]++;
        }
        last = Math.max(last, moment);
    }

    private void join() {
        for (int i = 0; i < COUNT / 2; i++) {
            int left = 2 * i;
            firstRow[i] = calls[left] > 0 ? firstRow[left] : firstRow[left + 1];
            calls[i] = calls[left] + calls[left + 1];
            errors[i] = errors[left] + errors[left + 1];
        }
        Arrays.fill(calls, COUNT / 2, COUNT, 0);
        Arrays.fill(errors, COUNT / 2, COUNT, 0);
        width *= 2;
    }

    TimeHistogram build() {
        return origin < 0
                ? TimeHistogram.EMPTY
                : new TimeHistogram(
                        origin,
                        width,
                        last,
                        Arrays.copyOf(calls, used()),
                        Arrays.copyOf(errors, used()),
                        Arrays.copyOf(firstRow, used()));
    }

    private int used() {
        return (int) ((last - origin) / width) + 1;
    }
}
