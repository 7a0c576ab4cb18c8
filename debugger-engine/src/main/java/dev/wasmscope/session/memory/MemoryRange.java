package dev.wasmscope.session.memory;

/**
 * A stretch of a memory.
 *
 * @param memory index; 0 is the usual one
 * @param from address of the first byte
 * @param length bytes
 */
public record MemoryRange(int memory, long from, long length) {
    /** All of memory 0, whatever its size. */
    public static final MemoryRange ALL = new MemoryRange(0, 0, Long.MAX_VALUE);
}
