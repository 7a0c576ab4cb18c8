package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.Opcode;
import java.util.Arrays;

/**
 * The structure of one body: a row for each block in the order of their openings, row 0 for the
 * body itself. Offsets are code offsets (from the start of the code section's contents) and fit an
 * int because a file does.
 */
public final class BlockTable {

    private static final int START = 0;
    private static final int END = 1;
    private static final int ELSE = 2;
    private static final int PARENT = 3;
    private static final int HEIGHT = 4;
    private static final int PARAMS = 5;
    private static final int RESULTS = 6;
    private static final int KIND = 7;
    private static final int COLUMNS = 8;

    private static final Opcode[] OPCODES = Opcode.values();

    private int[] rows = new int[4 * COLUMNS];
    private int size;

    BlockTable() {}

    int open(Opcode kind, long start, int parent, int height, int params, int results) {
        if ((size + 1) * COLUMNS > rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        int row = size * COLUMNS;
        rows[row + START] = (int) start;
        rows[row + END] = -1;
        rows[row + ELSE] = -1;
        rows[row + PARENT] = parent;
        rows[row + HEIGHT] = height;
        rows[row + PARAMS] = params;
        rows[row + RESULTS] = results;
        rows[row + KIND] = kind.ordinal();
        return size++;
    }

    void setEnd(int block, long codeOffset) {
        rows[block * COLUMNS + END] = (int) codeOffset;
    }

    void setElse(int block, long codeOffset) {
        rows[block * COLUMNS + ELSE] = (int) codeOffset;
    }

    /** Number of blocks, the body included. */
    public int size() {
        return size;
    }

    /** What opened the block: block, loop, if, try, try_table; {@code nop} for the body itself. */
    public Opcode kind(int block) {
        return OPCODES[rows[block * COLUMNS + KIND]];
    }

    /** Code offset of the opening instruction; for row 0 of the body's first instruction. */
    public int start(int block) {
        return rows[block * COLUMNS + START];
    }

    /** Code offset of the matching {@code end} (or {@code delegate}). */
    public int end(int block) {
        return rows[block * COLUMNS + END];
    }

    /** Code offset of the {@code else}, or -1. */
    public int elseStart(int block) {
        return rows[block * COLUMNS + ELSE];
    }

    /** The enclosing block; -1 for the body. */
    public int parent(int block) {
        return rows[block * COLUMNS + PARENT];
    }

    /** Operands on the stack below the block's parameters, counted in values. */
    public int height(int block) {
        return rows[block * COLUMNS + HEIGHT];
    }

    /** Number of parameters. */
    public int params(int block) {
        return rows[block * COLUMNS + PARAMS];
    }

    /** Number of results. */
    public int results(int block) {
        return rows[block * COLUMNS + RESULTS];
    }

    /** How many values a branch to the block carries. */
    public int labelArity(int block) {
        return kind(block) == Opcode.LOOP ? params(block) : results(block);
    }

    /** The block that the instruction at the code offset opens, or -1. Row 0 is never found. */
    public int openedAt(long codeOffset) {
        int low = 1;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (start(middle) < codeOffset) {
                low = middle + 1;
            } else if (start(middle) > codeOffset) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }
}
