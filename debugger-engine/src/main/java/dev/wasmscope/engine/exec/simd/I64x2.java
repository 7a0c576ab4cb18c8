package dev.wasmscope.engine.exec.simd;

import dev.wasmscope.engine.module.Opcode;

/** Arithmetic and comparison of two longs; {@code x} and {@code y} are halves of the operands. */
final class I64x2 {
    private I64x2() {}

    static long half(Opcode opcode, long x, long y) {
        return switch (opcode) {
            case I64X2_EQ -> mask(x == y);
            case I64X2_NE -> mask(x != y);
            case I64X2_LT_S -> mask(x < y);
            case I64X2_GT_S -> mask(x > y);
            case I64X2_LE_S -> mask(x <= y);
            case I64X2_GE_S -> mask(x >= y);
            case I64X2_ABS -> Math.abs(x);
            case I64X2_NEG -> -x;
            case I64X2_ADD -> x + y;
            case I64X2_SUB -> x - y;
            case I64X2_MUL -> x * y;
            default -> throw Simd.unexpected(opcode);
        };
    }

    private static long mask(boolean holds) {
        return holds ? -1 : 0;
    }
}
