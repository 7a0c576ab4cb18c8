package dev.wasmscope.dwarf.line;

import java.util.Arrays;

/** Rows of a line table, one array for each column, since large programs have millions of rows. */
final class RowColumns {
    static final int IS_STMT = 1;
    static final int PROLOGUE_END = 2;
    static final int EPILOGUE_BEGIN = 4;
    static final int END_SEQUENCE = 8;

    private int[] addresses;
    private int[] lines;
    private char[] columns;
    private int[] files;
    private byte[] flags;
    private int[] discriminators;
    private int size;

    RowColumns(int capacity) {
        addresses = new int[capacity];
        lines = new int[capacity];
        columns = new char[capacity];
        files = new int[capacity];
        flags = new byte[capacity];
        discriminators = new int[0];
    }

    int size() {
        return size;
    }

    /** Code sections are smaller than 4 GiB, so that 32 unsigned bits hold every address. */
    long address(int row) {
        return Integer.toUnsignedLong(addresses[row]);
    }

    int line(int row) {
        return lines[row];
    }

    int column(int row) {
        return columns[row];
    }

    int file(int row) {
        return files[row];
    }

    boolean is(int row, int flag) {
        return (flags[row] & flag) != 0;
    }

    int discriminator(int row) {
        return row < discriminators.length ? discriminators[row] : 0;
    }

    void add(LineProgram state) {
        if (size == addresses.length) {
            resize(Math.max(64, size + size / 2));
        }
        addresses[size] = (int) state.address();
        lines[size] = state.line();
        columns[size] = (char) Math.min(state.column(), Character.MAX_VALUE);
        files[size] = state.file();
        flags[size] =
                (byte)
                        ((state.isStmt() ? IS_STMT : 0)
                                | (state.prologueEnd() ? PROLOGUE_END : 0)
                                | (state.epilogueBegin() ? EPILOGUE_BEGIN : 0)
                                | (state.endSequence() ? END_SEQUENCE : 0));
        setDiscriminator(state.discriminator());
        size++;
    }

    private void setDiscriminator(int discriminator) {
        if (discriminator != 0 && discriminators.length <= size) {
            discriminators = Arrays.copyOf(discriminators, size + size / 2 + 16);
        }
        if (size < discriminators.length) {
            discriminators[size] = discriminator;
        }
    }

    private void resize(int capacity) {
        addresses = Arrays.copyOf(addresses, capacity);
        lines = Arrays.copyOf(lines, capacity);
        columns = Arrays.copyOf(columns, capacity);
        files = Arrays.copyOf(files, capacity);
        flags = Arrays.copyOf(flags, capacity);
    }

    void truncate(int rows) {
        size = rows;
    }

    void trim() {
        resize(size);
        if (discriminators.length > size) {
            discriminators = Arrays.copyOf(discriminators, size);
        }
    }

    /** The last row of {@code [first, last)} whose address is not above the given one. */
    int lastAtOrBefore(int first, int last, long address) {
        int low = first;
        int high = last - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (address(middle) <= address) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
