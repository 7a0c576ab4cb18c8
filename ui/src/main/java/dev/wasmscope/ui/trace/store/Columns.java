package dev.wasmscope.ui.trace.store;

import java.util.Arrays;

/**
 * Some thousand calls that follow one another, column by column. Only the last one of a store
 * grows; a full one never changes. A thread that has seen a call appended may read its columns.
 */
final class Columns {
    /** Calls of one. */
    static final int CAPACITY = 4096;

    final long first;
    final long[] clock = new long[CAPACITY];
    final long[] at = new long[CAPACITY];
    final long[] nanos = new long[CAPACITY];
    final long[] bytes = new long[CAPACITY];
    final int[] errno = new int[CAPACITY];
    final int[] name = new int[CAPACITY];
    final int[] file = new int[CAPACITY];
    final int[] handle = new int[CAPACITY];
    final int[] offset = new int[CAPACITY];
    byte[] packed = new byte[0];
    int size;

    /**
     * @param first row of its first call
     */
    Columns(long first) {
        this.first = first;
    }

    boolean full() {
        return size == CAPACITY;
    }

    /** Takes over the packed parts without the room behind them; called once, when it is full. */
    void seal(byte[] all, int length) {
        packed = Arrays.copyOf(all, length);
    }

    /** What it holds in memory, in bytes. */
    long footprint() {
        return CAPACITY * (4L * Long.BYTES + 5L * Integer.BYTES) + packed.length;
    }
}
