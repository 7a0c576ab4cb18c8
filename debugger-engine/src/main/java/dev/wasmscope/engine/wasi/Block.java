package dev.wasmscope.engine.wasi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A piece of the guest's memory that was kept.
 *
 * @param total its length
 * @param bytes the first bytes of it
 */
@SuppressWarnings("ArrayRecordComponent") // read once
record Block(long total, byte[] bytes) {
    /** Reads how many bytes were kept, and those. */
    static Block read(ByteBuffer from, long total) {
        byte[] bytes = new byte[from.getInt()];
        from.get(bytes);
        return new Block(total, bytes);
    }

    /** The bytes for reading. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
