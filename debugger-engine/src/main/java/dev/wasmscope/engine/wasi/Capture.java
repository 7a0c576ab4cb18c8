package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.exec.Memory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that are kept of one call, written one after the other. Grows as needed. */
final class Capture {
    private static final VarHandle INT32 =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int length;

    Capture(int expected) {
        bytes = new byte[expected];
    }

    private int reserve(int count) {
        int at = length;
        length += count;
        if (length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
        }
        return at;
    }

    void u8(int value) {
        int at = reserve(1);
        bytes[at] = (byte) value;
    }

    void u32(long value) {
        int at = reserve(4);
        INT32.set(bytes, at, (int) value);
    }

    /** What was written as 32 bits at a position. */
    long u32At(int position) {
        return Integer.toUnsignedLong((int) INT32.get(bytes, position));
    }

    int u8At(int position) {
        return Byte.toUnsignedInt(bytes[position]);
    }

    /** Copies bytes of the guest, which must be there. */
    void copy(Memory memory, long address, int count) {
        int at = reserve(count);
        memory.read(address, bytes, at, count);
    }

    int length() {
        return length;
    }

    /** The bytes; not copied, and longer than {@link #length}. */
    byte[] bytes() {
        return bytes;
    }
}
