package dev.wasmscope.engine.exec.simd;

import static dev.wasmscope.engine.exec.simd.Swar.SIGNS_16;

import dev.wasmscope.engine.module.Opcode;

/**
 * Arithmetic and comparison of eight shorts; {@code x} and {@code y} are halves of the operands.
 */
final class I16x8 {
    private static final long EVEN_BYTES = 0x00ff_00ff_00ff_00ffL;

    private I16x8() {}

    static long half(Opcode opcode, long x, long y) {
        return switch (opcode) {
            case I16X8_EQ -> Swar.eq(x, y, SIGNS_16);
            case I16X8_NE -> ~Swar.eq(x, y, SIGNS_16);
            case I16X8_LT_S -> Swar.ltS(x, y, SIGNS_16);
            case I16X8_LT_U -> Swar.ltU(x, y, SIGNS_16);
            case I16X8_GT_S -> Swar.ltS(y, x, SIGNS_16);
            case I16X8_GT_U -> Swar.ltU(y, x, SIGNS_16);
            case I16X8_LE_S -> ~Swar.ltS(y, x, SIGNS_16);
            case I16X8_LE_U -> ~Swar.ltU(y, x, SIGNS_16);
            case I16X8_GE_S -> ~Swar.ltS(x, y, SIGNS_16);
            case I16X8_GE_U -> ~Swar.ltU(x, y, SIGNS_16);
            case I16X8_ABS -> Swar.abs(x, SIGNS_16);
            case I16X8_NEG -> Swar.neg(x, SIGNS_16);
            case I16X8_ADD -> Swar.add(x, y, SIGNS_16);
            case I16X8_ADD_SAT_S -> Swar.addSatS(x, y, SIGNS_16);
            case I16X8_ADD_SAT_U -> Swar.addSatU(x, y, SIGNS_16);
            case I16X8_SUB -> Swar.sub(x, y, SIGNS_16);
            case I16X8_SUB_SAT_S -> Swar.subSatS(x, y, SIGNS_16);
            case I16X8_SUB_SAT_U -> Swar.subSatU(x, y, SIGNS_16);
            case I16X8_MUL -> mul(x, y);
            case I16X8_MIN_S -> Swar.minS(x, y, SIGNS_16);
            case I16X8_MIN_U -> Swar.minU(x, y, SIGNS_16);
            case I16X8_MAX_S -> Swar.maxS(x, y, SIGNS_16);
            case I16X8_MAX_U -> Swar.maxU(x, y, SIGNS_16);
            case I16X8_AVGR_U -> Swar.avgrU(x, y, SIGNS_16);
            case I16X8_Q15MULR_SAT_S -> q15mulrSat(x, y);
            case I16X8_EXTADD_PAIRWISE_I8X16_S ->
                    Swar.add(evenBytes(x), Swar.shrS(x, 8, SIGNS_16), SIGNS_16);
            case I16X8_EXTADD_PAIRWISE_I8X16_U -> (x & EVEN_BYTES) + ((x >>> 8) & EVEN_BYTES);
            default -> throw Simd.unexpected(opcode);
        };
    }

    /** The lower byte of each lane, extended with its sign. */
    private static long evenBytes(long x) {
        return Swar.shrS(Swar.shl(x, 8, SIGNS_16), 8, SIGNS_16);
    }

    /** Lane-wise product, the lower 16 bits of each. */
    static long mul(long x, long y) {
        long result = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Short.SIZE) {
            int product = (int) (x >>> shift) * (int) (y >>> shift);
            result |= (product & 0xffffL) << shift;
        }
        return result;
    }

    /** Rounded product of numbers with 15 bits behind the point; only -1 times -1 saturates. */
    static long q15mulrSat(long x, long y) {
        long result = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Short.SIZE) {
            int product = (short) (x >>> shift) * (short) (y >>> shift);
            int rounded = Math.min((product + 0x4000) >> 15, Short.MAX_VALUE);
            result |= (rounded & 0xffffL) << shift;
        }
        return result;
    }
}
