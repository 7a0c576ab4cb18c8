package dev.wasmscope.engine.module;

/**
 * A range of the module's file.
 *
 * @param start absolute file offset of the first byte
 * @param end absolute file offset after the last byte
 */
public record ByteRange(long start, long end) {

    /** Number of bytes. */
    public long length() {
        return end - start;
    }

    /** Whether the file offset lies in this range. */
    public boolean contains(long offset) {
        return offset >= start && offset < end;
    }

    @Override
    public String toString() {
        return "0x%x..0x%x".formatted(start, end);
    }
}
