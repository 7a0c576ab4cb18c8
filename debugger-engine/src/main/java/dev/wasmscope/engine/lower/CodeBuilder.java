package dev.wasmscope.engine.lower;

import java.util.Arrays;

/** Collects the operations of one form of a function. */
final class CodeBuilder {
    private int[] ops = new int[256];
    private int[] codeOffsets = new int[64];
    private int[] counts = new int[64];
    private boolean[] starts = new boolean[64];
    private int size;

    /** Code offset that the operations emitted from now on belong to. */
    int codeOffset;

    /** Instructions counted since the last clock update, before the current instruction. */
    int count;

    /** Index of the next operation. */
    int size() {
        return size;
    }

    /** Adds an operation of one cell and returns its index. */
    int emit(int op, int a, int b, int c) {
        if (size + Op.CELL > ops.length) {
            ops = Arrays.copyOf(ops, ops.length * 2);
            int cells = ops.length / Op.CELL;
            codeOffsets = Arrays.copyOf(codeOffsets, cells);
            counts = Arrays.copyOf(counts, cells);
            starts = Arrays.copyOf(starts, cells);
        }
        int at = size;
        ops[at] = op;
        ops[at + 1] = a;
        ops[at + 2] = b;
        ops[at + 3] = c;
        codeOffsets[at / Op.CELL] = codeOffset;
        counts[at / Op.CELL] = count;
        starts[at / Op.CELL] = false;
        size += Op.CELL;
        return at;
    }

    /** Adds an operation of two cells and returns its index. */
    int emitWide(int op, int a, int b, int c, int d, int e, int f) {
        int at = emit(op, a, b, c);
        emit(d, e, f, 0);
        return at;
    }

    int get(int index) {
        return ops[index];
    }

    void set(int index, int value) {
        ops[index] = value;
    }

    /** Takes back the last operation. */
    void removeLast() {
        size -= Op.CELL;
    }

    /** Marks the operation as the first of an instruction. */
    void markStart(int at) {
        starts[at / Op.CELL] = true;
    }

    int[] ops() {
        return Arrays.copyOf(ops, size);
    }

    int[] codeOffsets() {
        return Arrays.copyOf(codeOffsets, size / Op.CELL);
    }

    int[] counts() {
        return Arrays.copyOf(counts, size / Op.CELL);
    }

    boolean[] starts() {
        return Arrays.copyOf(starts, size / Op.CELL);
    }
}
