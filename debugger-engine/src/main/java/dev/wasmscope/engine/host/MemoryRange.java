package dev.wasmscope.engine.host;

/**
 * A range of a guest's linear memory.
 *
 * @param address first byte
 * @param length number of bytes, never negative
 */
public record MemoryRange(long address, long length) {
    public MemoryRange {
        if (length < 0) {
            throw new IllegalArgumentException("negative length " + length);
        }
    }

    /** The address just after the last byte. */
    public long end() {
        return address + length;
    }
}
