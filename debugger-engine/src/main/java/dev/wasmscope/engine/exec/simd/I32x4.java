package dev.wasmscope.engine.exec.simd;

import static dev.wasmscope.engine.exec.simd.Swar.SIGNS_32;

import dev.wasmscope.engine.module.Opcode;

/** Arithmetic and comparison of four ints; {@code x} and {@code y} are halves of the operands. */
final class I32x4 {
    private static final long LOW = 0xffff_ffffL;
    private static final long EVEN_SHORTS = 0x0000_ffff_0000_ffffL;

    private I32x4() {}

    static long half(Opcode opcode, long x, long y) {
        return switch (opcode) {
            case I32X4_EQ -> Swar.eq(x, y, SIGNS_32);
            case I32X4_NE -> ~Swar.eq(x, y, SIGNS_32);
            case I32X4_LT_S -> Swar.ltS(x, y, SIGNS_32);
            case I32X4_LT_U -> Swar.ltU(x, y, SIGNS_32);
            case I32X4_GT_S -> Swar.ltS(y, x, SIGNS_32);
            case I32X4_GT_U -> Swar.ltU(y, x, SIGNS_32);
            case I32X4_LE_S -> ~Swar.ltS(y, x, SIGNS_32);
            case I32X4_LE_U -> ~Swar.ltU(y, x, SIGNS_32);
            case I32X4_GE_S -> ~Swar.ltS(x, y, SIGNS_32);
            case I32X4_GE_U -> ~Swar.ltU(x, y, SIGNS_32);
            case I32X4_ABS -> Swar.abs(x, SIGNS_32);
            case I32X4_NEG -> Swar.neg(x, SIGNS_32);
            case I32X4_ADD -> Swar.add(x, y, SIGNS_32);
            case I32X4_SUB -> Swar.sub(x, y, SIGNS_32);
            case I32X4_MUL -> mul(x, y);
            case I32X4_MIN_S -> Swar.minS(x, y, SIGNS_32);
            case I32X4_MIN_U -> Swar.minU(x, y, SIGNS_32);
            case I32X4_MAX_S -> Swar.maxS(x, y, SIGNS_32);
            case I32X4_MAX_U -> Swar.maxU(x, y, SIGNS_32);
            case I32X4_DOT_I16X8_S -> dot(x, y);
            case I32X4_EXTADD_PAIRWISE_I16X8_S -> extaddPairwiseS(x);
            case I32X4_EXTADD_PAIRWISE_I16X8_U -> (x & EVEN_SHORTS) + ((x >>> 16) & EVEN_SHORTS);
            default -> throw Simd.unexpected(opcode);
        };
    }

    /** Two lanes, the first in the low half. */
    static long pair(int first, int second) {
        return (first & LOW) | ((long) second << 32);
    }

    /** Lane-wise product, the lower 32 bits of each. */
    static long mul(long x, long y) {
        return pair((int) x * (int) y, (int) (x >>> 32) * (int) (y >>> 32));
    }

    /** In each lane of 32 bits the sum of its two signed lanes of 16 bits. */
    static long extaddPairwiseS(long x) {
        return dot(x, 0x0001_0001_0001_0001L);
    }

    private static long dot(long x, long y) {
        return pair(dotLane((int) x, (int) y), dotLane((int) (x >>> 32), (int) (y >>> 32)));
    }

    private static int dotLane(int x, int y) {
        return (short) x * (short) y + (x >> 16) * (y >> 16);
    }
}
