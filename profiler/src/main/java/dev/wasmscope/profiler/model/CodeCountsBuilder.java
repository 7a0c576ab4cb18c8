package dev.wasmscope.profiler.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Collects pieces in any order; equal places of one row become one piece. */
public final class CodeCountsBuilder {
    private int size;
    private int[] row = new int[64];
    private int[] start = new int[64];
    private int[] end = new int[64];
    private int[] instructions = new int[64];
    private long[] count = new long[64];

    /** Adds executions of a piece, see {@link CodeCounts}. */
    public void add(int toRow, int from, int to, int instructionCount, long executions) {
        if (size == row.length) {
            grow();
        }
        row[size] = toRow;
        start[size] = from;
        end[size] = to;
        instructions[size] = instructionCount;
        count[size++] = executions;
    }

    /** The table of what was added, sorted by row and start. */
    public CodeCounts toTable() {
        int[] order = order();
        int kept = 0;
        int[] first = new int[size];
        long[] sum = new long[size];
        for (int at : order) {
            if (kept > 0 && same(first[kept - 1], at)) {
                sum[kept - 1] += count[at];
            } else {
                first[kept] = at;
                sum[kept++] = count[at];
            }
        }
        int[] pieces = Arrays.copyOf(first, kept);
        return new CodeCounts(
                pick(row, pieces),
                pick(start, pieces),
                pick(end, pieces),
                pick(instructions, pieces),
                Arrays.copyOf(sum, kept));
    }

    private int[] order() {
        for (int at = 1; at < size; at++) {
            if (compare(at - 1, at) > 0) {
                return IntStream.range(0, size)
                        .boxed()
                        .sorted(this::compare)
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return IntStream.range(0, size).toArray();
    }

    private int compare(int a, int b) {
        int byRow = Integer.compare(row[a], row[b]);
        if (byRow != 0) {
            return byRow;
        }
        int byStart = Integer.compare(start[a], start[b]);
        return byStart != 0 ? byStart : Integer.compare(end[a], end[b]);
    }

    private boolean same(int a, int b) {
        return compare(a, b) == 0;
    }

    private static int[] pick(int[] column, int[] at) {
        int[] picked = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            picked[i] = column[at[i]];
        }
        return picked;
    }

    private void grow() {
        int capacity = size * 2;
        row = Arrays.copyOf(row, capacity);
        start = Arrays.copyOf(start, capacity);
        end = Arrays.copyOf(end, capacity);
        instructions = Arrays.copyOf(instructions, capacity);
        count = Arrays.copyOf(count, capacity);
    }
}
