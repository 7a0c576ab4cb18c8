package dev.wasmscope.session.call;

import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.NumType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes of a value that travel as one number of wasm.
 *
 * @param type the number's
 * @param offset of the first byte in the value
 * @param size in bytes, at most what the number has
 * @param signed whether a smaller integer is extended by its sign
 */
record Part(NumType type, int offset, int size, boolean signed) {

    /** The number that these bytes of a value are. */
    Value read(byte[] value) {
        byte[] bytes = new byte[8];
        int end = Math.min(value.length, offset + size);
        System.arraycopy(value, offset, bytes, 0, Math.max(0, end - offset));
        if (signed && size < 8 && bytes[size - 1] < 0) {
            Arrays.fill(bytes, size, 8, (byte) -1);
        }
        long bits = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return switch (type) {
            case I32 -> Value.i32((int) bits);
            case I64 -> Value.i64(bits);
            case F32 -> new Value.F32((int) bits);
            case F64 -> new Value.F64(bits);
        };
    }

    /** Puts a number's bytes where they belong in a value. */
    void write(Value number, byte[] value) {
        long bits =
                switch (number) {
                    case Value.I32 v -> v.value();
                    case Value.I64 v -> v.value();
                    case Value.F32 v -> v.bits();
                    case Value.F64 v -> v.bits();
                    default -> 0;
                };
        for (int i = 0; i < size && offset + i < value.length; i++) {
            value[offset + i] = (byte) (bits >> 8 * i);
        }
    }
}
