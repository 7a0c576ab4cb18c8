package dev.wasmscope.engine.exec.simd;

import static dev.wasmscope.engine.exec.simd.Swar.SIGNS_8;

import dev.wasmscope.engine.module.Opcode;

/**
 * Arithmetic and comparison of sixteen bytes; {@code x} and {@code y} are halves of the operands.
 */
final class I8x16 {
    private I8x16() {}

    static long half(Opcode opcode, long x, long y) {
        return switch (opcode) {
            case I8X16_EQ -> Swar.eq(x, y, SIGNS_8);
            case I8X16_NE -> ~Swar.eq(x, y, SIGNS_8);
            case I8X16_LT_S -> Swar.ltS(x, y, SIGNS_8);
            case I8X16_LT_U -> Swar.ltU(x, y, SIGNS_8);
            case I8X16_GT_S -> Swar.ltS(y, x, SIGNS_8);
            case I8X16_GT_U -> Swar.ltU(y, x, SIGNS_8);
            case I8X16_LE_S -> ~Swar.ltS(y, x, SIGNS_8);
            case I8X16_LE_U -> ~Swar.ltU(y, x, SIGNS_8);
            case I8X16_GE_S -> ~Swar.ltS(x, y, SIGNS_8);
            case I8X16_GE_U -> ~Swar.ltU(x, y, SIGNS_8);
            case I8X16_ABS -> Swar.abs(x, SIGNS_8);
            case I8X16_NEG -> Swar.neg(x, SIGNS_8);
            case I8X16_POPCNT -> popcnt(x);
            case I8X16_ADD -> Swar.add(x, y, SIGNS_8);
            case I8X16_ADD_SAT_S -> Swar.addSatS(x, y, SIGNS_8);
            case I8X16_ADD_SAT_U -> Swar.addSatU(x, y, SIGNS_8);
            case I8X16_SUB -> Swar.sub(x, y, SIGNS_8);
            case I8X16_SUB_SAT_S -> Swar.subSatS(x, y, SIGNS_8);
            case I8X16_SUB_SAT_U -> Swar.subSatU(x, y, SIGNS_8);
            case I8X16_MIN_S -> Swar.minS(x, y, SIGNS_8);
            case I8X16_MIN_U -> Swar.minU(x, y, SIGNS_8);
            case I8X16_MAX_S -> Swar.maxS(x, y, SIGNS_8);
            case I8X16_MAX_U -> Swar.maxU(x, y, SIGNS_8);
            case I8X16_AVGR_U -> Swar.avgrU(x, y, SIGNS_8);
            default -> throw Simd.unexpected(opcode);
        };
    }

    /** Sums of bits, of pairs, of groups of four. */
    private static long popcnt(long x) {
        long pairs = x - ((x >>> 1) & 0x5555_5555_5555_5555L);
        long nibbles = (pairs & 0x3333_3333_3333_3333L) + ((pairs >>> 2) & 0x3333_3333_3333_3333L);
        return (nibbles + (nibbles >>> 4)) & 0x0f0f_0f0f_0f0f_0f0fL;
    }
}
