package dev.wasmscope.engine.exec;

import java.util.OptionalLong;

/**
 * An access outside a memory. Inside a guest it becomes the trap {@code out of bounds memory
 * access}.
 */
public final class MemoryAccessException extends TrapException {
    private static final long serialVersionUID = 1L;

    /**
     * An access that does not lie within the memory.
     *
     * @param address first byte, as a number that did not wrap
     * @param length number of bytes
     * @param size the memory's size in bytes at that time
     */
    public MemoryAccessException(long address, long length, long size) {
        super(
                TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS,
                "address 0x%x, %d bytes, in a memory of 0x%x bytes"
                        .formatted(address, length, size),
                OptionalLong.of(address));
    }
}
