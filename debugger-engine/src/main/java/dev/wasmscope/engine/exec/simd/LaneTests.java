package dev.wasmscope.engine.exec.simd;

import static dev.wasmscope.engine.exec.simd.Swar.SIGNS_16;
import static dev.wasmscope.engine.exec.simd.Swar.SIGNS_32;
import static dev.wasmscope.engine.exec.simd.Swar.SIGNS_8;

import dev.wasmscope.engine.module.Opcode;

/** What gives an i32 about all lanes: any_true, all_true, bitmask. */
final class LaneTests {
    private LaneTests() {}

    static int execute(Opcode opcode, long low, long high) {
        return switch (opcode) {
            case V128_ANY_TRUE -> (low | high) != 0 ? 1 : 0;
            case I8X16_ALL_TRUE -> allTrue(low, high, SIGNS_8);
            case I16X8_ALL_TRUE -> allTrue(low, high, SIGNS_16);
            case I32X4_ALL_TRUE -> allTrue(low, high, SIGNS_32);
            case I64X2_ALL_TRUE -> low != 0 && high != 0 ? 1 : 0;
            case I8X16_BITMASK -> bitmask(low, high, SIGNS_8);
            case I16X8_BITMASK -> bitmask(low, high, SIGNS_16);
            case I32X4_BITMASK -> bitmask(low, high, SIGNS_32);
            case I64X2_BITMASK -> bitmask(low, high, Long.MIN_VALUE);
            default -> throw Simd.unexpected(opcode);
        };
    }

    private static int allTrue(long low, long high, long signs) {
        long zeros = Swar.equalBits(low, 0, signs) | Swar.equalBits(high, 0, signs);
        return zeros == 0 ? 1 : 0;
    }

    private static int bitmask(long low, long high, long signs) {
        long first = Long.compress(low, signs);
        return (int) (first | Long.compress(high, signs) << Long.bitCount(signs));
    }
}
