package dev.wasmscope.engine.exec.simd;

import dev.wasmscope.engine.module.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * Executes SIMD instructions on slots. A vector is in two adjacent slots, its low half first; an
 * instruction reads all its operands before it writes its result, so their slots may overlap.
 */
public final class Simd {
    /** The binary format's prefix byte of these instructions. */
    public static final int PREFIX = 0xFD;

    private static final int COUNT = 0x114;
    private static final Opcode[] OPCODES = new Opcode[COUNT];
    private static final Family[] FAMILIES = new Family[COUNT];

    static {
        for (int i = 0; i < COUNT; i++) {
            @Nullable Opcode opcode = Opcode.byCode(PREFIX, i);
            if (opcode != null) {
                OPCODES[i] = opcode;
                FAMILIES[i] = Family.of(opcode);
            }
        }
    }

    private Simd() {}

    /** The instruction with a sub-opcode that exists. */
    public static Opcode opcode(int sub) {
        return OPCODES[sub];
    }

    /**
     * Executes an instruction whose operands are slots.
     *
     * @param sub its sub-opcode, any but those of memory accesses, {@code v128.const} and {@code
     *     i8x16.shuffle}
     * @param a first slot of the result
     * @param b first slot of the first operand
     * @param c first slot of the second operand, if any
     * @param d first slot of the third operand, if any
     * @param lane the immediate lane number, if any
     */
    public static void execute(int sub, long[] slots, int a, int b, int c, int d, int lane) {
        Opcode opcode = OPCODES[sub];
        switch (FAMILIES[sub]) {
            case BITS -> bits(opcode, slots, a, b, c);
            case I8X16 -> i8x16(opcode, slots, a, b, c);
            case I16X8 -> i16x8(opcode, slots, a, b, c);
            case I32X4 -> i32x4(opcode, slots, a, b, c);
            case I64X2 -> i64x2(opcode, slots, a, b, c);
            case F32X4 -> f32x4(opcode, slots, a, b, c);
            case F64X2 -> f64x2(opcode, slots, a, b, c);
            default -> others(opcode, FAMILIES[sub], slots, a, b, c, d, lane);
        }
    }

    /**
     * The less frequent families; a method of its own so that both are compiled into their caller.
     */
    private static void others(
            Opcode opcode, Family family, long[] slots, int a, int b, int c, int d, int lane) {
        switch (family) {
            case BITSELECT -> bitselect(slots, a, b, c, d);
            case RELAXED_TWO -> relaxed(opcode, slots, a, b, c, c);
            case RELAXED_THREE -> relaxed(opcode, slots, a, b, c, d);
            case SHIFT -> shift(opcode, slots, a, b, (int) slots[c]);
            case TEST -> slots[a] = LaneTests.execute(opcode, slots[b], slots[b + 1]);
            case SPLAT -> set(slots, a, LaneAccess.splat(opcode, slots[b]));
            case EXTRACT -> slots[a] = LaneAccess.extract(opcode, slots[b], slots[b + 1], lane);
            case REPLACE ->
                    LaneAccess.replace(opcode, slots, a, slots[b], slots[b + 1], slots[c], lane);
            case EXTEND_LOW -> Widening.extend(opcode, slots, a, slots[b]);
            case EXTEND_HIGH -> Widening.extend(opcode, slots, a, slots[b + 1]);
            case MULTIPLY_LOW -> Widening.multiply(opcode, slots, a, slots[b], slots[c]);
            case MULTIPLY_HIGH -> Widening.multiply(opcode, slots, a, slots[b + 1], slots[c + 1]);
            case NARROW -> narrow(opcode, slots, a, b, c);
            case CONVERT -> Conversions.execute(opcode, slots, a, slots[b], slots[b + 1]);
            case SWIZZLE -> swizzle(slots, a, b, c);
            default -> throw unexpected(opcode);
        }
    }

    // Instructions of one operand come with c = b.

    private static void bits(Opcode opcode, long[] slots, int a, int b, int c) {
        long low = V128Bits.half(opcode, slots[b], slots[c]);
        set(slots, a, low, V128Bits.half(opcode, slots[b + 1], slots[c + 1]));
    }

    private static void i8x16(Opcode opcode, long[] slots, int a, int b, int c) {
        long low = I8x16.half(opcode, slots[b], slots[c]);
        set(slots, a, low, I8x16.half(opcode, slots[b + 1], slots[c + 1]));
    }

    private static void i16x8(Opcode opcode, long[] slots, int a, int b, int c) {
        long low = I16x8.half(opcode, slots[b], slots[c]);
        set(slots, a, low, I16x8.half(opcode, slots[b + 1], slots[c + 1]));
    }

    private static void i32x4(Opcode opcode, long[] slots, int a, int b, int c) {
        long low = I32x4.half(opcode, slots[b], slots[c]);
        set(slots, a, low, I32x4.half(opcode, slots[b + 1], slots[c + 1]));
    }

    private static void i64x2(Opcode opcode, long[] slots, int a, int b, int c) {
        long low = I64x2.half(opcode, slots[b], slots[c]);
        set(slots, a, low, I64x2.half(opcode, slots[b + 1], slots[c + 1]));
    }

    private static void f32x4(Opcode opcode, long[] slots, int a, int b, int c) {
        long low = F32x4.half(opcode, slots[b], slots[c]);
        set(slots, a, low, F32x4.half(opcode, slots[b + 1], slots[c + 1]));
    }

    private static void f64x2(Opcode opcode, long[] slots, int a, int b, int c) {
        long low = F64x2.half(opcode, slots[b], slots[c]);
        set(slots, a, low, F64x2.half(opcode, slots[b + 1], slots[c + 1]));
    }

    private static void bitselect(long[] slots, int a, int b, int c, int d) {
        long low = V128Bits.bitselect(slots[b], slots[c], slots[d]);
        set(slots, a, low, V128Bits.bitselect(slots[b + 1], slots[c + 1], slots[d + 1]));
    }

    private static void relaxed(Opcode opcode, long[] slots, int a, int b, int c, int d) {
        long low = Relaxed.half(opcode, slots[b], slots[c], slots[d]);
        set(slots, a, low, Relaxed.half(opcode, slots[b + 1], slots[c + 1], slots[d + 1]));
    }

    private static void shift(Opcode opcode, long[] slots, int a, int b, int count) {
        long low = Shifts.half(opcode, slots[b], count);
        set(slots, a, low, Shifts.half(opcode, slots[b + 1], count));
    }

    private static void narrow(Opcode opcode, long[] slots, int a, int b, int c) {
        long low = Conversions.narrow(opcode, slots[b], slots[b + 1]);
        set(slots, a, low, Conversions.narrow(opcode, slots[c], slots[c + 1]));
    }

    private static void swizzle(long[] slots, int a, int b, int c) {
        long low = Permutations.swizzle(slots[b], slots[b + 1], slots[c]);
        set(slots, a, low, Permutations.swizzle(slots[b], slots[b + 1], slots[c + 1]));
    }

    /** {@code i8x16.shuffle} of the vectors at b and c, lane numbers as the bytes of two longs. */
    public static void shuffle(long[] slots, int a, int b, int c, long lowLanes, long highLanes) {
        long low = Permutations.shuffle(slots[b], slots[b + 1], slots[c], slots[c + 1], lowLanes);
        long high = Permutations.shuffle(slots[b], slots[b + 1], slots[c], slots[c + 1], highLanes);
        set(slots, a, low, high);
    }

    /**
     * What a load that extends, splats or fills with zeros makes of the bytes it read.
     *
     * @param sub the load's sub-opcode
     * @param bits up to eight bytes, zero-extended
     */
    public static void load(int sub, long[] slots, int a, long bits) {
        MemoryLanes.load(OPCODES[sub], slots, a, bits);
    }

    /** The vector at a := the one at b with a lane of {@code width} bits replaced. */
    public static void replaceLane(long[] slots, int a, int b, int lane, int width, long bits) {
        LaneAccess.replace(slots, a, slots[b], slots[b + 1], bits, lane, width);
    }

    /** A lane of {@code width} bits of the vector at b; the bits above it are undefined. */
    public static long lane(long[] slots, int b, int lane, int width) {
        return LaneAccess.lane(slots[b], slots[b + 1], lane, width);
    }

    private static void set(long[] slots, int a, long both) {
        set(slots, a, both, both);
    }

    private static void set(long[] slots, int a, long low, long high) {
        slots[a] = low;
        slots[a + 1] = high;
    }

    static IllegalStateException unexpected(Opcode opcode) {
        return new IllegalStateException("not executed here: " + opcode);
    }
}
