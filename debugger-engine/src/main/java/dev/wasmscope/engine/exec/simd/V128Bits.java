package dev.wasmscope.engine.exec.simd;

import dev.wasmscope.engine.module.Opcode;

/** Bitwise instructions; {@code x}, {@code y}, {@code z} are halves of the operands. */
final class V128Bits {
    private V128Bits() {}

    static long half(Opcode opcode, long x, long y) {
        return switch (opcode) {
            case V128_NOT -> ~x;
            case V128_AND -> x & y;
            case V128_ANDNOT -> x & ~y;
            case V128_OR -> x | y;
            case V128_XOR -> x ^ y;
            default -> throw Simd.unexpected(opcode);
        };
    }

    /** Bits of x where z is set, else of y. */
    static long bitselect(long x, long y, long z) {
        return Swar.select(z, x, y);
    }
}
