package dev.wasmscope.engine.exec.simd;

import dev.wasmscope.engine.module.Opcode;

/** Conversions between lanes of different kinds: narrow, truncate, convert, demote, promote. */
final class Conversions {
    private Conversions() {}

    /** Half of a narrowing: the lanes of one operand, saturated to half their width. */
    static long narrow(Opcode opcode, long low, long high) {
        return switch (opcode) {
            case I8X16_NARROW_I16X8_S -> shortsToBytes(low, high, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case I8X16_NARROW_I16X8_U -> shortsToBytes(low, high, 0, 0xff);
            case I16X8_NARROW_I32X4_S -> intsToShorts(low, high, Short.MIN_VALUE, Short.MAX_VALUE);
            case I16X8_NARROW_I32X4_U -> intsToShorts(low, high, 0, 0xffff);
            default -> throw Simd.unexpected(opcode);
        };
    }

    private static long shortsToBytes(long low, long high, int min, int max) {
        long result = 0;
        for (int lane = 0; lane < 4; lane++) {
            long fromLow = Math.clamp((short) (low >>> (16 * lane)), min, max) & 0xffL;
            long fromHigh = Math.clamp((short) (high >>> (16 * lane)), min, max) & 0xffL;
            result |= fromLow << (8 * lane) | fromHigh << (32 + 8 * lane);
        }
        return result;
    }

    private static long intsToShorts(long low, long high, int min, int max) {
        return (Math.clamp((int) low, min, max) & 0xffffL)
                | (Math.clamp((int) (low >>> 32), min, max) & 0xffffL) << 16
                | (Math.clamp((int) high, min, max) & 0xffffL) << 32
                | (Math.clamp((int) (high >>> 32), min, max) & 0xffffL) << 48;
    }

    /** Slots a and a + 1 := the vector converted. */
    static void execute(Opcode opcode, long[] slots, int a, long low, long high) {
        switch (opcode) {
            case I32X4_TRUNC_SAT_F32X4_S, I32X4_RELAXED_TRUNC_F32X4_S ->
                    set(slots, a, truncS(low), truncS(high));
            case I32X4_TRUNC_SAT_F32X4_U, I32X4_RELAXED_TRUNC_F32X4_U ->
                    set(slots, a, truncU(low), truncU(high));
            case I32X4_TRUNC_SAT_F64X2_S_ZERO, I32X4_RELAXED_TRUNC_F64X2_S_ZERO ->
                    set(slots, a, I32x4.pair((int) F64x2.value(low), (int) F64x2.value(high)), 0);
            case I32X4_TRUNC_SAT_F64X2_U_ZERO, I32X4_RELAXED_TRUNC_F64X2_U_ZERO ->
                    set(slots, a, I32x4.pair(toU32(F64x2.value(low)), toU32(F64x2.value(high))), 0);
            case F32X4_CONVERT_I32X4_S -> set(slots, a, floatsS(low), floatsS(high));
            case F32X4_CONVERT_I32X4_U -> set(slots, a, floatsU(low), floatsU(high));
            case F64X2_CONVERT_LOW_I32X4_S ->
                    set(slots, a, F64x2.bits((int) low), F64x2.bits((int) (low >>> 32)));
            case F64X2_CONVERT_LOW_I32X4_U ->
                    set(slots, a, F64x2.bits(low & 0xffff_ffffL), F64x2.bits(low >>> 32));
            case F32X4_DEMOTE_F64X2_ZERO ->
                    set(
                            slots,
                            a,
                            F32x4.pair((float) F64x2.value(low), (float) F64x2.value(high)),
                            0);
            case F64X2_PROMOTE_LOW_F32X4 ->
                    set(slots, a, F64x2.bits(F32x4.low(low)), F64x2.bits(F32x4.high(low)));
            default -> throw Simd.unexpected(opcode);
        }
    }

    private static void set(long[] slots, int a, long low, long high) {
        slots[a] = low;
        slots[a + 1] = high;
    }

    // Java's casts to int and long saturate and make a NaN zero, as the instructions do.

    private static long truncS(long half) {
        return I32x4.pair((int) F32x4.low(half), (int) F32x4.high(half));
    }

    private static long truncU(long half) {
        return I32x4.pair(toU32(F32x4.low(half)), toU32(F32x4.high(half)));
    }

    private static int toU32(double value) {
        return (int) Math.clamp((long) value, 0, 0xffff_ffffL);
    }

    private static long floatsS(long half) {
        return F32x4.pair((float) (int) half, (float) (int) (half >>> 32));
    }

    private static long floatsU(long half) {
        return F32x4.pair((float) (half & 0xffff_ffffL), (float) (half >>> 32));
    }
}
