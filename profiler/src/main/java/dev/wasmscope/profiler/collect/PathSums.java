package dev.wasmscope.profiler.collect;

import dev.wasmscope.profiler.model.AllocationTable;
import dev.wasmscope.profiler.model.NumberColumns;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What was allocated by call path, and what of it was live at the peak: the moment when most bytes
 * of the run were.
 *
 * <p>Peaks come and go with every allocation, so nothing is copied at one. Each path keeps what it
 * had at the last peak when it changes first behind it.
 */
final class PathSums {
    private static final int ALLOCATIONS = 0;
    private static final int ALLOCATED = 1;
    private static final int FREES = 2;
    private static final int FREED = 3;
    private static final int LIFETIME = 4;
    private static final int PEAK_BLOCKS = 5;
    private static final int PEAK_BYTES = 6;

    /** The number of the peak that the two before are of. */
    private static final int PEAK = 7;

    private static final int FIELDS = 8;

    private int[] entryOf = new int[256];
    private int[] rows = new int[64];
    private long[] fields = new long[64 * FIELDS];
    private int size;

    private long peak;
    private long liveBytes;
    private long liveBlocks;
    private long peakBytes;
    private long peakBlocks;
    private long peakClock;

    void allocated(int row, long bytes, long clock) {
        int at = entry(row);
        fields[at + ALLOCATIONS]++;
        fields[at + ALLOCATED] += bytes;
        liveBlocks++;
        liveBytes += bytes;
        if (liveBytes > peakBytes) {
            peakBytes = liveBytes;
            peakBlocks = liveBlocks;
            peakClock = clock;
            peak++;
        }
    }

    void freed(int row, long bytes, long lifetime) {
        int at = entry(row);
        fields[at + FREES]++;
        fields[at + FREED] += bytes;
        fields[at + LIFETIME] += lifetime;
        liveBlocks--;
        liveBytes -= bytes;
    }

    /** A path that is about to change. */
    private int entry(int row) {
        if (row >= entryOf.length) {
            entryOf = Arrays.copyOf(entryOf, Math.max(row + 1, 2 * entryOf.length));
        }
        if (entryOf[row] == 0) {
            append(row);
        }
        int at = (entryOf[row] - 1) * FIELDS;
        keepPeak(at);
        return at;
    }

    private void append(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
            fields = Arrays.copyOf(fields, 2 * size * FIELDS);
        }
        rows[size] = row;
        entryOf[row] = ++size;
    }

    private void keepPeak(int at) {
        if (fields[at + PEAK] != peak) {
            fields[at + PEAK] = peak;
            fields[at + PEAK_BLOCKS] = fields[at + ALLOCATIONS] - fields[at + FREES];
            fields[at + PEAK_BYTES] = fields[at + ALLOCATED] - fields[at + FREED];
        }
    }

    long liveBytes() {
        return liveBytes;
    }

    long liveBlocks() {
        return liveBlocks;
    }

    long peakBytes() {
        return peakBytes;
    }

    long peakBlocks() {
        return peakBlocks;
    }

    long peakClock() {
        return peakClock;
    }

    /** The sums so far, by row. */
    AllocationTable toTable() {
        int[] order =
                IntStream.range(0, size)
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> rows[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        long[][] columns = new long[AllocationTable.COLUMNS.size()][size];
        int[] from = {ALLOCATIONS, ALLOCATED, FREES, FREED, PEAK_BLOCKS, PEAK_BYTES, LIFETIME};
        for (int i = 0; i < size; i++) {
            int at = order[i] * FIELDS;
            keepPeak(at);
            columns[0][i] = rows[order[i]];
            for (int column = 0; column < from.length; column++) {
                columns[column + 1][i] = fields[at + from[column]];
            }
        }
        return new AllocationTable(new NumberColumns(AllocationTable.COLUMNS, columns));
    }
}
