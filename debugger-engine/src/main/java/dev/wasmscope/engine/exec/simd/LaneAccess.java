package dev.wasmscope.engine.exec.simd;

import dev.wasmscope.engine.module.Opcode;

/** Single lanes: splat, extract and replace. */
final class LaneAccess {
    private LaneAccess() {}

    /** Each half of a splat: all lanes are the number with the bits {@code bits}. */
    static long splat(Opcode opcode, long bits) {
        return switch (opcode) {
            case I8X16_SPLAT -> splat8(bits);
            case I16X8_SPLAT -> splat16(bits);
            case I32X4_SPLAT, F32X4_SPLAT -> splat32(bits);
            case I64X2_SPLAT, F64X2_SPLAT -> bits;
            default -> throw Simd.unexpected(opcode);
        };
    }

    static long splat8(long bits) {
        return (bits & 0xff) * 0x0101_0101_0101_0101L;
    }

    static long splat16(long bits) {
        return (bits & 0xffff) * 0x0001_0001_0001_0001L;
    }

    static long splat32(long bits) {
        return (bits & 0xffff_ffffL) * 0x0000_0001_0000_0001L;
    }

    /** A lane as a slot holds it. */
    static long extract(Opcode opcode, long low, long high, int lane) {
        return switch (opcode) {
            case I8X16_EXTRACT_LANE_S -> (byte) lane(low, high, lane, 8);
            case I8X16_EXTRACT_LANE_U -> lane(low, high, lane, 8) & 0xff;
            case I16X8_EXTRACT_LANE_S -> (short) lane(low, high, lane, 16);
            case I16X8_EXTRACT_LANE_U -> lane(low, high, lane, 16) & 0xffff;
            case I32X4_EXTRACT_LANE, F32X4_EXTRACT_LANE -> (int) lane(low, high, lane, 32);
            case I64X2_EXTRACT_LANE, F64X2_EXTRACT_LANE -> lane(low, high, lane, 64);
            default -> throw Simd.unexpected(opcode);
        };
    }

    /** A lane of {@code width} bits in the lowest bits; those above it are of its neighbours. */
    static long lane(long low, long high, int lane, int width) {
        // A shift counts modulo 64, so this is the lane's place in its half.
        return (lane * width < Long.SIZE ? low : high) >>> (lane * width);
    }

    /** Slots a and a + 1 := the vector with one lane replaced. */
    static void replace(
            Opcode opcode, long[] slots, int a, long low, long high, long bits, int lane) {
        int width =
                switch (opcode) {
                    case I8X16_REPLACE_LANE -> 8;
                    case I16X8_REPLACE_LANE -> 16;
                    case I32X4_REPLACE_LANE, F32X4_REPLACE_LANE -> 32;
                    case I64X2_REPLACE_LANE, F64X2_REPLACE_LANE -> 64;
                    default -> throw Simd.unexpected(opcode);
                };
        replace(slots, a, low, high, bits, lane, width);
    }

    /** Slots a and a + 1 := the vector with the lane of {@code width} bits replaced. */
    static void replace(long[] slots, int a, long low, long high, long bits, int lane, int width) {
        boolean inLow = lane * width < Long.SIZE;
        long mask = (-1L >>> (Long.SIZE - width)) << (lane * width);
        long placed = bits << (lane * width);
        slots[a] = inLow ? Swar.select(mask, placed, low) : low;
        slots[a + 1] = inLow ? high : Swar.select(mask, placed, high);
    }
}
