package dev.wasmscope.engine.exec.simd;

import dev.wasmscope.engine.module.Opcode;

/** What loads make of the bytes that they read. */
final class MemoryLanes {
    private MemoryLanes() {}

    /**
     * Slots a and a + 1 := the vector that a load of up to eight bytes makes.
     *
     * @param bits the bytes read, zero-extended
     */
    static void load(Opcode opcode, long[] slots, int a, long bits) {
        switch (opcode) {
            case V128_LOAD8X8_S ->
                    set(slots, a, Widening.bytesS(bits), Widening.bytesS(bits >>> 32));
            case V128_LOAD8X8_U ->
                    set(slots, a, Widening.bytesU(bits), Widening.bytesU(bits >>> 32));
            case V128_LOAD16X4_S ->
                    set(slots, a, Widening.shortsS(bits), Widening.shortsS(bits >>> 32));
            case V128_LOAD16X4_U ->
                    set(slots, a, Widening.shortsU(bits), Widening.shortsU(bits >>> 32));
            case V128_LOAD32X2_S -> set(slots, a, (int) bits, bits >> 32);
            case V128_LOAD32X2_U -> set(slots, a, bits & 0xffff_ffffL, bits >>> 32);
            case V128_LOAD8_SPLAT -> both(slots, a, LaneAccess.splat8(bits));
            case V128_LOAD16_SPLAT -> both(slots, a, LaneAccess.splat16(bits));
            case V128_LOAD32_SPLAT -> both(slots, a, LaneAccess.splat32(bits));
            case V128_LOAD64_SPLAT -> both(slots, a, bits);
            case V128_LOAD32_ZERO, V128_LOAD64_ZERO -> set(slots, a, bits, 0);
            default -> throw Simd.unexpected(opcode);
        }
    }

    private static void set(long[] slots, int a, long low, long high) {
        slots[a] = low;
        slots[a + 1] = high;
    }

    private static void both(long[] slots, int a, long half) {
        set(slots, a, half, half);
    }
}
