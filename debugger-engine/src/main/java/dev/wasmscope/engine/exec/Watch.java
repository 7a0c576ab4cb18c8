package dev.wasmscope.engine.exec;

/**
 * Bytes of a memory whose writes stop a thread.
 *
 * @param memory the memory
 * @param address first byte
 * @param length number of bytes, 1 to {@link #MAX_LENGTH}
 * @param trigger which writes count
 */
public record Watch(Memory memory, long address, int length, Trigger trigger) {
    /** Most bytes that one watch covers. */
    public static final int MAX_LENGTH = 65536;

    /** Which writes stop the thread. */
    public enum Trigger {
        /**
         * Every scalar store that touches a byte, even if it stores what was there. Of writes by
         * other instructions and by the host, those that change a byte.
         */
        WRITE,
        /** Writes after which at least one byte differs. */
        CHANGE
    }

    /**
     * @throws IllegalArgumentException if the length is out of range, or a byte is outside the
     *     memory as it is now
     */
    public Watch {
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "%d bytes to watch; 1 to %d are possible".formatted(length, MAX_LENGTH));
        }
        if (!memory.contains(address, length)) {
            throw new IllegalArgumentException(
                    "0x%x is not in the memory of %d bytes".formatted(address, memory.sizeBytes()));
        }
    }

    /** The watched bytes as they are now. */
    byte[] contents() {
        return memory.read(address, length);
    }

    /** Whether an access of {@code width} bytes at {@code from} touches a watched byte. */
    boolean touches(Memory accessed, long from, int width) {
        return accessed == memory && from < address + length && from + width > address;
    }
}
