package dev.wasmscope.engine.exec.simd;

import dev.wasmscope.engine.module.Opcode;

/**
 * Relaxed instructions with the results of the deterministic profile (core specification 3.0,
 * "Relaxed Operations", every parameter being 0), as far as they are not those of another
 * instruction.
 */
final class Relaxed {
    private Relaxed() {}

    /** {@code x}, {@code y} and {@code z} are halves of the operands. */
    static long half(Opcode opcode, long x, long y, long z) {
        return switch (opcode) {
            case F32X4_RELAXED_MADD -> F32x4.multiplyAdd(x, y, z);
            case F32X4_RELAXED_NMADD -> F32x4.multiplyAdd(F32x4.negate(x), y, z);
            case F64X2_RELAXED_MADD -> multiplyAdd(x, y, z);
            case F64X2_RELAXED_NMADD -> multiplyAdd(F64x2.negate(x), y, z);
            case I8X16_RELAXED_LANESELECT,
                    I16X8_RELAXED_LANESELECT,
                    I32X4_RELAXED_LANESELECT,
                    I64X2_RELAXED_LANESELECT ->
                    V128Bits.bitselect(x, y, z);
            case F32X4_RELAXED_MIN -> F32x4.min(x, y);
            case F32X4_RELAXED_MAX -> F32x4.max(x, y);
            case F64X2_RELAXED_MIN -> F64x2.bits(Math.min(F64x2.value(x), F64x2.value(y)));
            case F64X2_RELAXED_MAX -> F64x2.bits(Math.max(F64x2.value(x), F64x2.value(y)));
            case I16X8_RELAXED_Q15MULR_S -> I16x8.q15mulrSat(x, y);
            case I16X8_RELAXED_DOT_I8X16_I7X16_S -> dot(x, y);
            case I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S ->
                    Swar.add(I32x4.extaddPairwiseS(dot(x, y)), z, Swar.SIGNS_32);
            default -> throw Simd.unexpected(opcode);
        };
    }

    private static long multiplyAdd(long x, long y, long z) {
        return F64x2.bits(F64x2.value(x) * F64x2.value(y) + F64x2.value(z));
    }

    /** In each lane of 16 bits the products of its signed bytes, added with saturation. */
    private static long dot(long x, long y) {
        long result = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Short.SIZE) {
            int even = (byte) (x >>> shift) * (byte) (y >>> shift);
            int odd = (byte) (x >>> (shift + 8)) * (byte) (y >>> (shift + 8));
            result |= (Math.min(even + odd, Short.MAX_VALUE) & 0xffffL) << shift;
        }
        return result;
    }
}
