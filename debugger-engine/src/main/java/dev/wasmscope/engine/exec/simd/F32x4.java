package dev.wasmscope.engine.exec.simd;

import dev.wasmscope.engine.module.Opcode;

/** Arithmetic and comparison of four floats; {@code x} and {@code y} are halves of the operands. */
final class F32x4 {
    private static final long SIGNS = Swar.SIGNS_32;

    private F32x4() {}

    static long half(Opcode opcode, long x, long y) {
        return switch (opcode) {
            case F32X4_EQ -> mask(low(x) == low(y), high(x) == high(y));
            case F32X4_NE -> mask(low(x) != low(y), high(x) != high(y));
            case F32X4_LT -> mask(low(x) < low(y), high(x) < high(y));
            case F32X4_GT -> mask(low(x) > low(y), high(x) > high(y));
            case F32X4_LE -> mask(low(x) <= low(y), high(x) <= high(y));
            case F32X4_GE -> mask(low(x) >= low(y), high(x) >= high(y));
            case F32X4_ABS -> x & ~SIGNS;
            case F32X4_NEG -> x ^ SIGNS;
            case F32X4_SQRT -> pair((float) Math.sqrt(low(x)), (float) Math.sqrt(high(x)));
            case F32X4_CEIL -> pair((float) Math.ceil(low(x)), (float) Math.ceil(high(x)));
            case F32X4_FLOOR -> pair((float) Math.floor(low(x)), (float) Math.floor(high(x)));
            case F32X4_TRUNC -> pair((float) F64x2.trunc(low(x)), (float) F64x2.trunc(high(x)));
            case F32X4_NEAREST -> pair((float) Math.rint(low(x)), (float) Math.rint(high(x)));
            case F32X4_ADD -> pair(low(x) + low(y), high(x) + high(y));
            case F32X4_SUB -> pair(low(x) - low(y), high(x) - high(y));
            case F32X4_MUL -> pair(low(x) * low(y), high(x) * high(y));
            case F32X4_DIV -> pair(low(x) / low(y), high(x) / high(y));
            case F32X4_MIN -> min(x, y);
            case F32X4_MAX -> max(x, y);
            case F32X4_PMIN -> Swar.select(mask(low(y) < low(x), high(y) < high(x)), y, x);
            case F32X4_PMAX -> Swar.select(mask(low(x) < low(y), high(x) < high(y)), y, x);
            default -> throw Simd.unexpected(opcode);
        };
    }

    static long min(long x, long y) {
        return pair(Math.min(low(x), low(y)), Math.min(high(x), high(y)));
    }

    static long max(long x, long y) {
        return pair(Math.max(low(x), low(y)), Math.max(high(x), high(y)));
    }

    /** x * y + z, rounded twice. */
    static long multiplyAdd(long x, long y, long z) {
        return pair(low(x) * low(y) + low(z), high(x) * high(y) + high(z));
    }

    static float low(long half) {
        return Float.intBitsToFloat((int) half);
    }

    static float high(long half) {
        return Float.intBitsToFloat((int) (half >>> 32));
    }

    /** Two lanes; a NaN becomes the canonical one. */
    static long pair(float low, float high) {
        return I32x4.pair(Float.floatToIntBits(low), Float.floatToIntBits(high));
    }

    static long negate(long x) {
        return x ^ SIGNS;
    }

    private static long mask(boolean low, boolean high) {
        return (low ? 0xffff_ffffL : 0) | (high ? 0xffff_ffff_0000_0000L : 0);
    }
}
