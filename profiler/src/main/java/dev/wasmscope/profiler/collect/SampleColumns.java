package dev.wasmscope.profiler.collect;

import dev.wasmscope.profiler.model.SampleKind;
import dev.wasmscope.profiler.model.SampleTable;
import java.util.Arrays;
import java.util.List;

/** Collects samples in the order they come. */
final class SampleColumns {
    private int size;
    private long[] time = new long[256];
    private long[] clock = new long[256];
    private int[] row = new int[256];
    private int[] offset = new int[256];
    private long[] wall = new long[256];
    private long[] cpu = new long[256];
    private byte[] kind = new byte[256];

    int size() {
        return size;
    }

    /** Adds a sample, see {@link SampleTable}, that stands for no time yet. */
    void add(long atTime, long atClock, int inRow, int atOffset, SampleKind what) {
        if (size == time.length) {
            grow();
        }
        time[size] = atTime;
        clock[size] = atClock;
        row[size] = inRow;
        offset[size] = atOffset;
        kind[size++] = (byte) what.ordinal();
    }

    /** Lets a sample stand for more time. */
    void weigh(int sample, long wallTime, long cpuTime) {
        wall[sample] += wallTime;
        cpu[sample] += cpuTime;
    }

    /** The thread was still there. */
    void extend(int sample, long untilTime) {
        time[sample] = untilTime;
    }

    SampleKind kind(int sample) {
        return SampleKind.values()[kind[sample]];
    }

    /** Number of samples by row. */
    long[] countByRow(int rows) {
        long[] counts = new long[rows];
        for (int i = 0; i < size; i++) {
            counts[row[i]]++;
        }
        return counts;
    }

    /** Time on a processor by row. */
    long[] cpuByRow(int rows) {
        long[] sums = new long[rows];
        for (int i = 0; i < size; i++) {
            sums[row[i]] += cpu[i];
        }
        return sums;
    }

    /** Time by row, of samples of some kinds. */
    long[] wallByRow(int rows, SampleKind... kinds) {
        List<SampleKind> wanted = List.of(kinds);
        long[] sums = new long[rows];
        for (int i = 0; i < size; i++) {
            sums[row[i]] += wanted.contains(kind(i)) ? wall[i] : 0;
        }
        return sums;
    }

    private void grow() {
        int capacity = 2 * size;
        time = Arrays.copyOf(time, capacity);
        clock = Arrays.copyOf(clock, capacity);
        row = Arrays.copyOf(row, capacity);
        offset = Arrays.copyOf(offset, capacity);
        wall = Arrays.copyOf(wall, capacity);
        cpu = Arrays.copyOf(cpu, capacity);
        kind = Arrays.copyOf(kind, capacity);
    }

    SampleTable toTable() {
        return new SampleTable(
                Arrays.copyOf(time, size),
                Arrays.copyOf(clock, size),
                Arrays.copyOf(row, size),
                Arrays.copyOf(offset, size),
                Arrays.copyOf(wall, size),
                Arrays.copyOf(cpu, size),
                Arrays.copyOf(kind, size));
    }
}
