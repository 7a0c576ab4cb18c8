package dev.wasmscope.profiler.model;

import java.util.Arrays;

/**
 * How often each piece of code was executed on each call path, as parallel columns.
 *
 * <p>A piece is straight-line code: all its instructions were executed equally often. Over the
 * pieces of a row, instructions times executions add up to the row's {@link Measure#INSTRUCTIONS}.
 * Sorted by row, then by start.
 *
 * <p>A piece that ends where it starts has a weight only: a file of another tool says what its
 * place cost, or a place stands for a call that was left out. How often that ran is not known.
 */
public final class CodeCounts implements ProfileTable {
    private final int[] row;
    private final int[] start;
    private final int[] end;
    private final int[] instructions;
    private final long[] count;

    /**
     * @param row row of the call tree whose function the code belongs to
     * @param start code offset of the first instruction
     * @param end code offset behind the last instruction
     * @param instructions how many instructions the clock counts in it
     * @param count how often it was executed
     */
    public CodeCounts(int[] row, int[] start, int[] end, int[] instructions, long[] count) {
        int size = row.length;
        if (start.length != size
                || end.length != size
                || instructions.length != size
                || count.length != size) {
            throw new IllegalArgumentException("columns of code counts need one equal length");
        }
        this.row = row.clone();
        this.start = start.clone();
        this.end = end.clone();
        this.instructions = instructions.clone();
        this.count = count.clone();
    }

    /** Number of pieces. */
    public int size() {
        return row.length;
    }

    public int row(int piece) {
        return row[piece];
    }

    public int start(int piece) {
        return start[piece];
    }

    public int end(int piece) {
        return end[piece];
    }

    public int instructions(int piece) {
        return instructions[piece];
    }

    public long count(int piece) {
        return count[piece];
    }

    /** Instructions executed in a piece. */
    public long weight(int piece) {
        return instructions[piece] * count[piece];
    }

    /** Whether it is known of any piece how often it was executed. */
    public boolean countsExecutions() {
        for (int piece = 0; piece < row.length; piece++) {
            if (end[piece] > start[piece]) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean hasRows() {
        return true;
    }

    /** Pieces that come together in one row are one piece with the sum of their counts. */
    @Override
    public CodeCounts moved(int[] newRow) {
        CodeCountsBuilder moved = new CodeCountsBuilder();
        for (int piece = 0; piece < row.length; piece++) {
            int to = newRow[row[piece]];
            if (to != CallTree.NONE) {
                moved.add(to, start[piece], end[piece], instructions[piece], count[piece]);
            }
        }
        return moved.toTable();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodeCounts that
                && Arrays.equals(row, that.row)
                && Arrays.equals(start, that.start)
                && Arrays.equals(end, that.end)
                && Arrays.equals(instructions, that.instructions)
                && Arrays.equals(count, that.count);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(start) * 31 + Arrays.hashCode(count);
    }

    @Override
    public String toString() {
        return "CodeCounts[" + size() + " pieces]";
    }
}
