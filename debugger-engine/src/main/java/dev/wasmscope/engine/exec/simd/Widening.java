package dev.wasmscope.engine.exec.simd;

import dev.wasmscope.engine.module.Opcode;

/**
 * Half a vector to a vector of lanes twice as wide: extend, and the multiplications that extend.
 */
final class Widening {
    private Widening() {}

    /**
     * Slots a and a + 1 := the lanes of {@code x}, the half that the instruction names, extended.
     */
    static void extend(Opcode opcode, long[] slots, int a, long x) {
        switch (opcode) {
            case I16X8_EXTEND_LOW_I8X16_S, I16X8_EXTEND_HIGH_I8X16_S ->
                    set(slots, a, bytesS(x), bytesS(x >>> 32));
            case I16X8_EXTEND_LOW_I8X16_U, I16X8_EXTEND_HIGH_I8X16_U ->
                    set(slots, a, bytesU(x), bytesU(x >>> 32));
            case I32X4_EXTEND_LOW_I16X8_S, I32X4_EXTEND_HIGH_I16X8_S ->
                    set(slots, a, shortsS(x), shortsS(x >>> 32));
            case I32X4_EXTEND_LOW_I16X8_U, I32X4_EXTEND_HIGH_I16X8_U ->
                    set(slots, a, shortsU(x), shortsU(x >>> 32));
            case I64X2_EXTEND_LOW_I32X4_S, I64X2_EXTEND_HIGH_I32X4_S ->
                    set(slots, a, (int) x, x >> 32);
            case I64X2_EXTEND_LOW_I32X4_U, I64X2_EXTEND_HIGH_I32X4_U ->
                    set(slots, a, x & 0xffff_ffffL, x >>> 32);
            default -> throw Simd.unexpected(opcode);
        }
    }

    /** Slots a and a + 1 := products of the lanes of {@code x} and {@code y}. */
    static void multiply(Opcode opcode, long[] slots, int a, long x, long y) {
        switch (opcode) {
            case I16X8_EXTMUL_LOW_I8X16_S, I16X8_EXTMUL_HIGH_I8X16_S -> {
                long high = I16x8.mul(bytesS(x >>> 32), bytesS(y >>> 32));
                set(slots, a, I16x8.mul(bytesS(x), bytesS(y)), high);
            }
            case I16X8_EXTMUL_LOW_I8X16_U, I16X8_EXTMUL_HIGH_I8X16_U -> {
                long high = I16x8.mul(bytesU(x >>> 32), bytesU(y >>> 32));
                set(slots, a, I16x8.mul(bytesU(x), bytesU(y)), high);
            }
            case I32X4_EXTMUL_LOW_I16X8_S, I32X4_EXTMUL_HIGH_I16X8_S -> {
                long high = I32x4.mul(shortsS(x >>> 32), shortsS(y >>> 32));
                set(slots, a, I32x4.mul(shortsS(x), shortsS(y)), high);
            }
            case I32X4_EXTMUL_LOW_I16X8_U, I32X4_EXTMUL_HIGH_I16X8_U -> {
                long high = I32x4.mul(shortsU(x >>> 32), shortsU(y >>> 32));
                set(slots, a, I32x4.mul(shortsU(x), shortsU(y)), high);
            }
            case I64X2_EXTMUL_LOW_I32X4_S, I64X2_EXTMUL_HIGH_I32X4_S ->
                    set(slots, a, (long) (int) x * (int) y, (x >> 32) * (y >> 32));
            case I64X2_EXTMUL_LOW_I32X4_U, I64X2_EXTMUL_HIGH_I32X4_U ->
                    set(slots, a, (x & 0xffff_ffffL) * (y & 0xffff_ffffL), (x >>> 32) * (y >>> 32));
            default -> throw Simd.unexpected(opcode);
        }
    }

    private static void set(long[] slots, int a, long low, long high) {
        slots[a] = low;
        slots[a + 1] = high;
    }

    /** The four bytes in the lower half of {@code x} as shorts, without sign. */
    static long bytesU(long x) {
        long lower = x & 0xffff_ffffL;
        long pairs = (lower | lower << 16) & 0x0000_ffff_0000_ffffL;
        return (pairs | pairs << 8) & 0x00ff_00ff_00ff_00ffL;
    }

    /** The four bytes in the lower half of {@code x} as shorts, with sign. */
    static long bytesS(long x) {
        return Swar.sub(bytesU(x) ^ 0x0080_0080_0080_0080L, 0x0080_0080_0080_0080L, Swar.SIGNS_16);
    }

    /** The two shorts in the lower half of {@code x} as ints, without sign. */
    static long shortsU(long x) {
        return (x & 0xffff) | (x & 0xffff_0000L) << 16;
    }

    /** The two shorts in the lower half of {@code x} as ints, with sign. */
    static long shortsS(long x) {
        return I32x4.pair((short) x, (int) x >> 16);
    }
}
