package dev.wasmscope.engine.exec.simd;

import dev.wasmscope.engine.module.Opcode;

/** Arithmetic and comparison of two doubles; {@code x} and {@code y} are halves of the operands. */
final class F64x2 {
    private F64x2() {}

    static long half(Opcode opcode, long x, long y) {
        double a = value(x);
        double b = value(y);
        return switch (opcode) {
            case F64X2_EQ -> mask(a == b);
            case F64X2_NE -> mask(a != b);
            case F64X2_LT -> mask(a < b);
            case F64X2_GT -> mask(a > b);
            case F64X2_LE -> mask(a <= b);
            case F64X2_GE -> mask(a >= b);
            case F64X2_ABS -> x & Long.MAX_VALUE;
            case F64X2_NEG -> negate(x);
            case F64X2_SQRT -> bits(Math.sqrt(a));
            case F64X2_CEIL -> bits(Math.ceil(a));
            case F64X2_FLOOR -> bits(Math.floor(a));
            case F64X2_TRUNC -> bits(trunc(a));
            case F64X2_NEAREST -> bits(Math.rint(a));
            case F64X2_ADD -> bits(a + b);
            case F64X2_SUB -> bits(a - b);
            case F64X2_MUL -> bits(a * b);
            case F64X2_DIV -> bits(a / b);
            case F64X2_MIN -> bits(Math.min(a, b));
            case F64X2_MAX -> bits(Math.max(a, b));
            case F64X2_PMIN -> b < a ? y : x;
            case F64X2_PMAX -> a < b ? y : x;
            default -> throw Simd.unexpected(opcode);
        };
    }

    /** Towards zero, keeping the sign of a zero. */
    static double trunc(double value) {
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }

    static double value(long bits) {
        return Double.longBitsToDouble(bits);
    }

    /** The bits; a NaN becomes the canonical one. */
    static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    static long negate(long x) {
        return x ^ Long.MIN_VALUE;
    }

    private static long mask(boolean holds) {
        return holds ? -1 : 0;
    }
}
