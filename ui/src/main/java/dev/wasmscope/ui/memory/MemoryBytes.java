package dev.wasmscope.ui.memory;

import java.util.Arrays;

/**
 * A stretch of memory that was read at one stop.
 *
 * @param start address of the first byte
 * @param bytes not copied: nobody writes to them
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy for each scroll would be waste
record MemoryBytes(long start, byte[] bytes) {
    static final MemoryBytes NONE = new MemoryBytes(0, new byte[0]);

    boolean holds(long address, long length) {
        return address >= start && address + length <= start + bytes.length;
    }

    /** The byte at an address, 0 to 255; -1 when it was not read. */
    int at(long address) {
        long index = address - start;
        return index < 0 || index >= bytes.length ? -1 : bytes[(int) index] & 0xff;
    }

    /** A copy of some bytes; empty unless all of them were read. */
    byte[] slice(long address, int length) {
        if (!holds(address, length)) {
            return new byte[0];
        }
        int from = (int) (address - start);
        return Arrays.copyOfRange(bytes, from, from + length);
    }
}
