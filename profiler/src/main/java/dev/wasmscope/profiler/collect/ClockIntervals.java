package dev.wasmscope.profiler.collect;

import dev.wasmscope.profiler.model.AllocationTimeline;
import dev.wasmscope.profiler.model.NumberColumns;
import java.util.Arrays;

/**
 * Allocation by interval of the instruction clock. There are at most {@link #MOST} intervals: when
 * the run gets longer, each two become one, so that what is kept does not depend on how long it
 * takes and equal runs have equal intervals.
 */
final class ClockIntervals {
    /** Most intervals of a finished timeline. */
    static final int MOST = 1024;

    private static final long FIRST_WIDTH = 1 << 10;

    private static final int LIVE_BYTES = 0;
    private static final int LIVE_BLOCKS = 1;
    private static final int MOST_BYTES = 2;
    private static final int ALLOCATIONS = 3;
    private static final int FIELDS = 7;

    private final long[][] values = new long[MOST][FIELDS];
    private long width = FIRST_WIDTH;
    private int current;
    private long liveBytes;
    private long liveBlocks;

    void allocated(long bytes, long clock) {
        add(clock, 0, bytes);
        liveBlocks++;
        liveBytes += bytes;
        note();
    }

    void freed(long bytes, long clock) {
        add(clock, 2, bytes);
        liveBlocks--;
        liveBytes -= bytes;
        note();
    }

    private void add(long clock, int kind, long bytes) {
        advance(clock);
        values[current][ALLOCATIONS + kind]++;
        values[current][ALLOCATIONS + kind + 1] += bytes;
    }

    private void note() {
        long[] now = values[current];
        now[LIVE_BYTES] = liveBytes;
        now[LIVE_BLOCKS] = liveBlocks;
        now[MOST_BYTES] = Math.max(now[MOST_BYTES], liveBytes);
    }

    private void advance(long clock) {
        while (clock / width >= MOST) {
            halve();
        }
        int interval = (int) (clock / width);
        while (current < interval) {
            current++;
            Arrays.fill(values[current], 0);
            note();
        }
    }

    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            long[] first = values[2 * i].clone();
            long[] second = values[2 * i + 1];
            if (2 * i + 1 > current) {
                second = new long[FIELDS];
                System.arraycopy(first, 0, second, 0, ALLOCATIONS);
            }
            for (int field = 0; field < FIELDS; field++) {
                values[i][field] =
                        switch (field) {
                            case LIVE_BYTES, LIVE_BLOCKS -> second[field];
                            case MOST_BYTES -> Math.max(first[field], second[field]);
                            default -> first[field] + second[field];
                        };
            }
        }
        current /= 2;
        width *= 2;
    }

    /** The intervals up to a clock, which ends the last one. */
    AllocationTimeline toTable(long clock) {
        advance(clock);
        long[][] columns = new long[FIELDS + 1][current + 1];
        for (int i = 0; i <= current; i++) {
            columns[0][i] = Math.min(clock, (i + 1) * width);
            for (int field = 0; field < FIELDS; field++) {
                columns[field + 1][i] = values[i][field];
            }
        }
        return new AllocationTimeline(new NumberColumns(AllocationTimeline.COLUMNS, columns));
    }
}
