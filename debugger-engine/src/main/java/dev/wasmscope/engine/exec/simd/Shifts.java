package dev.wasmscope.engine.exec.simd;

import static dev.wasmscope.engine.exec.simd.Swar.SIGNS_16;
import static dev.wasmscope.engine.exec.simd.Swar.SIGNS_32;
import static dev.wasmscope.engine.exec.simd.Swar.SIGNS_8;

import dev.wasmscope.engine.module.Opcode;

/** Shifts of all lanes by one count, which is taken modulo the lane's width. */
final class Shifts {
    private Shifts() {}

    static long half(Opcode opcode, long x, int count) {
        return switch (opcode) {
            case I8X16_SHL -> Swar.shl(x, count & 7, SIGNS_8);
            case I8X16_SHR_S -> Swar.shrS(x, count & 7, SIGNS_8);
            case I8X16_SHR_U -> Swar.shrU(x, count & 7, SIGNS_8);
            case I16X8_SHL -> Swar.shl(x, count & 15, SIGNS_16);
            case I16X8_SHR_S -> Swar.shrS(x, count & 15, SIGNS_16);
            case I16X8_SHR_U -> Swar.shrU(x, count & 15, SIGNS_16);
            case I32X4_SHL -> Swar.shl(x, count & 31, SIGNS_32);
            case I32X4_SHR_S -> Swar.shrS(x, count & 31, SIGNS_32);
            case I32X4_SHR_U -> Swar.shrU(x, count & 31, SIGNS_32);
            case I64X2_SHL -> x << count;
            case I64X2_SHR_S -> x >> count;
            case I64X2_SHR_U -> x >>> count;
            default -> throw Simd.unexpected(opcode);
        };
    }
}
