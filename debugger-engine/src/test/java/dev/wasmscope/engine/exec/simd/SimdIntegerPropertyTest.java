package dev.wasmscope.engine.exec.simd;

import static dev.wasmscope.engine.exec.simd.Vectors.build;
import static dev.wasmscope.engine.exec.simd.Vectors.lane;
import static dev.wasmscope.engine.exec.simd.Vectors.signedLane;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.module.Opcode;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Integer instructions against a model that takes one lane at a time. */
class SimdIntegerPropertyTest {
    private static final List<Opcode> LANE_WISE =
            Vectors.family(Family.I8X16, Family.I16X8, Family.I32X4, Family.I64X2).stream()
                    .filter(o -> !o.mnemonic().contains("extadd") && !o.mnemonic().contains("dot"))
                    .toList();

    /**
     * Bytes near every limit, so that carries, borrows and saturation are common in any lane width.
     */
    @Provide
    Arbitrary<BigInteger> vectors() {
        Arbitrary<Integer> edges = Arbitraries.of(0, 1, 0x7f, 0x80, 0x81, 0xfe, 0xff);
        Arbitrary<Integer> bytes =
                Arbitraries.oneOf(edges, edges, Arbitraries.integers().between(0, 255));
        Arbitrary<BigInteger> edgy =
                bytes.list().ofSize(16).map(list -> build(8, i -> BigInteger.valueOf(list.get(i))));
        Arbitrary<Long> longs = Arbitraries.longs();
        return Arbitraries.oneOf(edgy, Combinators.combine(longs, longs).as(Vectors::of));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void everyLaneWiseInstructionAgreesWithTheModel(
            @ForAll("vectors") BigInteger x, @ForAll("vectors") BigInteger y) {
        for (Opcode opcode : LANE_WISE) {
            int width = Vectors.width(opcode);
            String operation = Vectors.operation(opcode);
            BigInteger expected =
                    build(
                            width,
                            i ->
                                    LaneModel.apply(
                                            operation,
                                            width,
                                            lane(x, i, width),
                                            lane(y, i, width)));
            check(opcode, expected, Vectors.run(opcode, 0, x, y), x, y);
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void shiftsTakeTheCountModuloTheWidth(@ForAll("vectors") BigInteger x, @ForAll int count) {
        BigInteger unsignedCount = BigInteger.valueOf(count & 0xffff_ffffL);
        for (Opcode opcode : Vectors.family(Family.SHIFT)) {
            int width = Vectors.width(opcode);
            String operation = Vectors.operation(opcode);
            BigInteger expected =
                    build(
                            width,
                            i ->
                                    LaneModel.apply(
                                            operation, width, lane(x, i, width), unsignedCount));
            check(opcode, expected, Vectors.run(opcode, 0, x, unsignedCount), x, unsignedCount);
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void bitwise(
            @ForAll("vectors") BigInteger x,
            @ForAll("vectors") BigInteger y,
            @ForAll("vectors") BigInteger z) {
        check(Opcode.V128_NOT, x.xor(Vectors.MASK), Vectors.run(Opcode.V128_NOT, 0, x), x);
        check(Opcode.V128_AND, x.and(y), Vectors.run(Opcode.V128_AND, 0, x, y), x, y);
        check(Opcode.V128_ANDNOT, x.andNot(y), Vectors.run(Opcode.V128_ANDNOT, 0, x, y), x, y);
        check(Opcode.V128_OR, x.or(y), Vectors.run(Opcode.V128_OR, 0, x, y), x, y);
        check(Opcode.V128_XOR, x.xor(y), Vectors.run(Opcode.V128_XOR, 0, x, y), x, y);
        BigInteger selected = x.and(z).or(y.andNot(z));
        for (Opcode opcode : Vectors.family(Family.BITSELECT)) {
            check(opcode, selected, Vectors.run(opcode, 0, x, y, z), x, y, z);
        }
        check(
                Opcode.I16X8_RELAXED_LANESELECT,
                selected,
                Vectors.run(Opcode.I16X8_RELAXED_LANESELECT, 0, x, y, z),
                x,
                y,
                z);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void widening(@ForAll("vectors") BigInteger x, @ForAll("vectors") BigInteger y) {
        for (Opcode opcode : Vectors.family(Family.EXTEND_LOW, Family.EXTEND_HIGH)) {
            BigInteger expected = build(Vectors.width(opcode), i -> wide(opcode, x, i));
            check(opcode, expected, Vectors.run(opcode, 0, x), x);
        }
        for (Opcode opcode : Vectors.family(Family.MULTIPLY_LOW, Family.MULTIPLY_HIGH)) {
            BigInteger expected =
                    build(
                            Vectors.width(opcode),
                            i -> wide(opcode, x, i).multiply(wide(opcode, y, i)));
            check(opcode, expected, Vectors.run(opcode, 0, x, y), x, y);
        }
        pairwise(Opcode.I16X8_EXTADD_PAIRWISE_I8X16_S, x);
        pairwise(Opcode.I16X8_EXTADD_PAIRWISE_I8X16_U, x);
        pairwise(Opcode.I32X4_EXTADD_PAIRWISE_I16X8_S, x);
        pairwise(Opcode.I32X4_EXTADD_PAIRWISE_I16X8_U, x);
    }

    /** The narrow lane that becomes wide lane i. */
    private static BigInteger wide(Opcode opcode, BigInteger vector, int i) {
        int width = Vectors.width(opcode) / 2;
        int index = i + (opcode.mnemonic().contains("high") ? 64 / width : 0);
        return narrow(opcode, vector, index, width);
    }

    private static BigInteger narrow(Opcode opcode, BigInteger vector, int index, int width) {
        boolean signed = opcode.mnemonic().endsWith("_s");
        return signed ? signedLane(vector, index, width) : lane(vector, index, width);
    }

    private static void pairwise(Opcode opcode, BigInteger x) {
        int width = Vectors.width(opcode);
        BigInteger expected =
                build(
                        width,
                        i ->
                                narrow(opcode, x, 2 * i, width / 2)
                                        .add(narrow(opcode, x, 2 * i + 1, width / 2)));
        check(opcode, expected, Vectors.run(opcode, 0, x), x);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void dotProducts(
            @ForAll("vectors") BigInteger x,
            @ForAll("vectors") BigInteger y,
            @ForAll("vectors") BigInteger z) {
        Opcode dot = Opcode.I32X4_DOT_I16X8_S;
        check(dot, build(32, i -> dot(x, y, i, 16)), Vectors.run(dot, 0, x, y), x, y);
        BigInteger max = BigInteger.valueOf(Short.MAX_VALUE);
        BigInteger saturated = build(16, i -> dot(x, y, i, 8).min(max));
        Opcode relaxed = Opcode.I16X8_RELAXED_DOT_I8X16_I7X16_S;
        check(relaxed, saturated, Vectors.run(relaxed, 0, x, y), x, y);
        Opcode add = Opcode.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S;
        BigInteger expected =
                build(
                        32,
                        i ->
                                signedLane(saturated, 2 * i, 16)
                                        .add(signedLane(saturated, 2 * i + 1, 16))
                                        .add(lane(z, i, 32)));
        check(add, expected, Vectors.run(add, 0, x, y, z), x, y, z);
    }

    private static BigInteger dot(BigInteger x, BigInteger y, int i, int width) {
        BigInteger even = signedLane(x, 2 * i, width).multiply(signedLane(y, 2 * i, width));
        return even.add(signedLane(x, 2 * i + 1, width).multiply(signedLane(y, 2 * i + 1, width)));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void narrowing(@ForAll("vectors") BigInteger x, @ForAll("vectors") BigInteger y) {
        for (Opcode opcode : Vectors.family(Family.NARROW)) {
            int width = Vectors.width(opcode);
            boolean signed = opcode.mnemonic().endsWith("_s");
            BigInteger span = BigInteger.ONE.shiftLeft(signed ? width - 1 : width);
            BigInteger min = signed ? span.negate() : BigInteger.ZERO;
            BigInteger max = span.subtract(BigInteger.ONE);
            BigInteger both = y.shiftLeft(128).or(x);
            BigInteger expected =
                    build(width, i -> LaneModel.clamp(signedLane(both, i, 2 * width), min, max));
            check(opcode, expected, Vectors.run(opcode, 0, x, y), x, y);
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void testsOfAllLanes(@ForAll("vectors") BigInteger x) {
        for (Opcode opcode : Vectors.family(Family.TEST)) {
            if (opcode == Opcode.V128_ANY_TRUE) {
                assertEquals(x.signum(), (int) Vectors.run(opcode, 0, x).longValue());
                continue;
            }
            int width = Vectors.width(opcode);
            boolean all = true;
            int mask = 0;
            for (int i = 0; i < 128 / width; i++) {
                all &= lane(x, i, width).signum() != 0;
                mask |= lane(x, i, width).testBit(width - 1) ? 1 << i : 0;
            }
            int expected = opcode.mnemonic().endsWith("bitmask") ? mask : all ? 1 : 0;
            assertEquals(expected, (int) Vectors.run(opcode, 0, x).longValue(), opcode.mnemonic());
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void permutations(@ForAll("vectors") BigInteger x, @ForAll("vectors") BigInteger y) {
        for (Opcode opcode : Vectors.family(Family.SWIZZLE)) {
            BigInteger expected =
                    build(
                            8,
                            i -> {
                                int index = lane(y, i, 8).intValue();
                                return index < 16 ? lane(x, index, 8) : BigInteger.ZERO;
                            });
            check(opcode, expected, Vectors.run(opcode, 0, x, y), x, y);
        }
        BigInteger lanes = build(8, i -> lane(y, i, 8).and(BigInteger.valueOf(31)));
        BigInteger both = y.shiftLeft(128).or(x);
        long[] slots = {
            x.longValue(), x.shiftRight(64).longValue(), y.longValue(), y.shiftRight(64).longValue()
        };
        Simd.shuffle(slots, 0, 0, 2, lanes.longValue(), lanes.shiftRight(64).longValue());
        BigInteger expected = build(8, i -> lane(both, lane(lanes, i, 8).intValue(), 8));
        check(Opcode.I8X16_SHUFFLE, expected, Vectors.of(slots[0], slots[1]), x, y, lanes);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void singleLanes(@ForAll("vectors") BigInteger x, @ForAll long bits) {
        BigInteger scalar = Vectors.of(bits, 0);
        for (Opcode opcode : Vectors.family(Family.SPLAT)) {
            BigInteger expected = build(Vectors.width(opcode), i -> scalar);
            check(opcode, expected, Vectors.run(opcode, 0, scalar), scalar);
        }
        for (Opcode opcode : Vectors.family(Family.EXTRACT, Family.REPLACE)) {
            int width = Vectors.width(opcode);
            for (int lane = 0; lane < 128 / width; lane++) {
                int index = lane;
                if (Family.of(opcode) == Family.REPLACE) {
                    BigInteger expected =
                            build(width, i -> i == index ? scalar : lane(x, i, width));
                    check(opcode, expected, Vectors.run(opcode, lane, x, scalar), x, scalar);
                } else {
                    boolean signed = !opcode.mnemonic().endsWith("_u");
                    BigInteger value = signed ? signedLane(x, lane, width) : lane(x, lane, width);
                    long actual = Vectors.run(opcode, lane, x).longValue();
                    assertEquals(value.longValue(), actual, opcode.mnemonic() + " " + lane);
                }
            }
        }
    }

    private static void check(
            Opcode opcode, BigInteger expected, BigInteger actual, BigInteger... operands) {
        if (!expected.equals(actual)) {
            StringBuilder message = new StringBuilder(opcode.mnemonic());
            for (BigInteger operand : operands) {
                message.append(" %032x".formatted(operand));
            }
            assertEquals(
                    "%032x".formatted(expected), "%032x".formatted(actual), message.toString());
        }
    }
}
