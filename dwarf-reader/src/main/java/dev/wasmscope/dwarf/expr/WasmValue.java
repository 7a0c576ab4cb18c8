package dev.wasmscope.dwarf.expr;

/**
 * The content of a WebAssembly local, global or operand-stack slot: raw bits and their type.
 *
 * @param kind the WebAssembly type
 * @param low the lower 64 bits; for 32-bit types the upper half is 0
 * @param high the upper 64 bits of a {@code v128}, else 0
 */
public record WasmValue(Kind kind, long low, long high) {
    /** The WebAssembly value types, as far as debug information can speak of them. */
    public enum Kind {
        I32(4),
        I64(8),
        F32(4),
        F64(8),
        V128(16),
        /** A reference: it has no bits that a program could see. */
        REFERENCE(0);

        private final int byteSize;

        Kind(int byteSize) {
            this.byteSize = byteSize;
        }

        /** Size in bytes. */
        public int byteSize() {
            return byteSize;
        }
    }

    /** A 32-bit integer. */
    public static WasmValue i32(int value) {
        return new WasmValue(Kind.I32, value & 0xffffffffL, 0);
    }

    /** A 64-bit integer. */
    public static WasmValue i64(long value) {
        return new WasmValue(Kind.I64, value, 0);
    }

    /** A 32-bit float, as its bits. */
    public static WasmValue f32(int bits) {
        return new WasmValue(Kind.F32, bits & 0xffffffffL, 0);
    }

    /** A 64-bit float, as its bits. */
    public static WasmValue f64(long bits) {
        return new WasmValue(Kind.F64, bits, 0);
    }

    /** The bytes in memory order (little endian). */
    public byte[] toBytes() {
        byte[] bytes = new byte[kind.byteSize()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((i < 8 ? low : high) >>> ((i & 7) * 8));
        }
        return bytes;
    }
}
