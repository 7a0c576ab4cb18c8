package dev.wasmscope.engine.exec.simd;

import static dev.wasmscope.engine.exec.simd.Vectors.build;
import static dev.wasmscope.engine.exec.simd.Vectors.lane;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.module.Opcode;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Float instructions and conversions at their edges, every lane. */
class SimdFloatTest {
    private static final int NAN32 = 0x7fc0_0000;
    private static final long NAN64 = 0x7ff8_0000_0000_0000L;
    private static final float[] EDGES = {
        0f,
        -0f,
        0.5f,
        -0.5f,
        1.5f,
        -1.5f,
        2.5f,
        1e-45f,
        -1e-45f,
        8388609f,
        -4194305.5f,
        16777216f,
        Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        Float.intBitsToFloat(0xffa0_0001)
    };

    /** Operation, operands as double, result; NaN is the canonical one. */
    @ParameterizedTest
    @CsvSource({
        "min, 0.0, -0.0, -0.0",
        "min, NaN, 1, NaN",
        "min, 1, NaN, NaN",
        "min, -1, 2, -1",
        "max, 0.0, -0.0, 0.0",
        "max, NaN, 1, NaN",
        "max, 1, NaN, NaN",
        "max, -1, 2, 2",
        "relaxed_min, -0.0, 0.0, -0.0",
        "relaxed_min, NaN, 1, NaN",
        "relaxed_max, -0.0, 0.0, 0.0",
        "relaxed_max, 1, NaN, NaN",
        "relaxed_min, 3, 2, 2",
        "relaxed_max, 3, 2, 3",
        "pmin, 0.0, -0.0, 0.0",
        "pmin, -0.0, 0.0, -0.0",
        "pmin, 1, NaN, 1",
        "pmin, 2, 1, 1",
        "pmax, 0.0, -0.0, 0.0",
        "pmax, -0.0, 0.0, -0.0",
        "pmax, 1, NaN, 1",
        "pmax, 1, 2, 2",
        "add, Infinity, -Infinity, NaN",
        "sub, Infinity, Infinity, NaN",
        "mul, 0, Infinity, NaN",
        "div, 0, 0, NaN",
        "div, 1, -0.0, -Infinity",
        "div, 3, 2, 1.5",
        "add, 1, 2, 3",
        "sub, 1, 3, -2",
        "mul, -2, 3, -6",
        "sqrt, -1, 0, NaN",
        "sqrt, 9, 0, 3",
        "sqrt, -0.0, 0, -0.0",
        "ceil, -0.5, 0, -0.0",
        "ceil, 1.2, 0, 2",
        "floor, 0.5, 0, 0.0",
        "floor, -0.5, 0, -1",
        "trunc, -0.5, 0, -0.0",
        "trunc, 1.9, 0, 1",
        "trunc, -1.9, 0, -1",
        "nearest, 0.5, 0, 0.0",
        "nearest, -0.5, 0, -0.0",
        "nearest, 1.5, 0, 2",
        "nearest, 2.5, 0, 2",
        "neg, 0.0, 0, -0.0",
        "abs, -0.0, 0, 0.0",
        "abs, -Infinity, 0, Infinity",
        "nearest, NaN, 0, NaN"
    })
    void arithmetic(String operation, double x, double y, double result) {
        BigInteger actual32 = Vectors.run(opcode("f32x4." + operation), 0, floats(x), floats(y));
        assertEquals(floats(result), actual32, "f32x4." + operation);
        BigInteger actual64 = Vectors.run(opcode("f64x2." + operation), 0, doubles(x), doubles(y));
        assertEquals(doubles(result), actual64, "f64x2." + operation);
    }

    @ParameterizedTest
    @CsvSource({
        "eq, 1, 1, true", "eq, NaN, NaN, false", "eq, 0.0, -0.0, true", "ne, NaN, NaN, true",
        "ne, 1, 1, false", "lt, 1, 2, true", "lt, NaN, 2, false", "gt, 2, 1, true",
        "gt, 2, NaN, false", "le, 2, 2, true", "le, NaN, NaN, false", "ge, 2, 2, true",
        "ge, 1, 2, false"
    })
    void comparison(String operation, double x, double y, boolean holds) {
        BigInteger expected = holds ? Vectors.MASK : BigInteger.ZERO;
        assertEquals(expected, Vectors.run(opcode("f32x4." + operation), 0, floats(x), floats(y)));
        assertEquals(
                expected, Vectors.run(opcode("f64x2." + operation), 0, doubles(x), doubles(y)));
    }

    /** The deterministic profile rounds twice: a fused result would differ in the last place. */
    @ParameterizedTest
    @CsvSource({
        "f32x4.relaxed_madd, 1.0000001, 1.0000001, -1.0000002, 0.0",
        "f32x4.relaxed_nmadd, 2, 3, 10, 4",
        "f64x2.relaxed_madd, 1.0000000000000002, 1.0000000000000002, -1.0000000000000004, 0.0",
        "f64x2.relaxed_nmadd, 2, 3, 10, 4"
    })
    void multiplyAdd(String name, double x, double y, double z, double result) {
        boolean single = name.startsWith("f32");
        BigInteger actual =
                Vectors.run(
                        opcode(name), 0, vector(single, x), vector(single, y), vector(single, z));
        assertEquals(vector(single, result), actual, name);
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 0, 0",
        "-0.9, 0, 0",
        "1.9, 1, 1",
        "-1.9, -1, 0",
        "2147483648, 2147483647, 2147483648",
        "4294967295.5, 2147483647, 4294967295",
        "1e20, 2147483647, 4294967295",
        "-2147483649, -2147483648, 0",
        "-Infinity, -2147483648, 0",
        "Infinity, 2147483647, 4294967295"
    })
    void truncation(double value, long signed, long unsigned) {
        BigInteger low = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        BigInteger s = build(32, i -> BigInteger.valueOf(signed));
        BigInteger u = build(32, i -> BigInteger.valueOf(unsigned));
        for (String kind :
                new String[] {
                    "i32x4.trunc_sat_f64x2_%s_zero", "i32x4.relaxed_trunc_f64x2_%s_zero"
                }) {
            assertEquals(s.and(low), Vectors.run(opcode(kind.formatted("s")), 0, doubles(value)));
            assertEquals(u.and(low), Vectors.run(opcode(kind.formatted("u")), 0, doubles(value)));
        }
        if ((float) value == value || value != value) {
            for (String kind :
                    new String[] {"i32x4.trunc_sat_f32x4_%s", "i32x4.relaxed_trunc_f32x4_%s"}) {
                assertEquals(s, Vectors.run(opcode(kind.formatted("s")), 0, floats(value)), kind);
                assertEquals(u, Vectors.run(opcode(kind.formatted("u")), 0, floats(value)), kind);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-1, 4294967295",
        "16777217, 16777217",
        "-2147483648, 2147483648",
        "2147483647, 2147483647"
    })
    void conversion(int signed, long unsigned) {
        BigInteger lanes = build(32, i -> BigInteger.valueOf(signed));
        assertEquals(floats(signed), Vectors.run(Opcode.F32X4_CONVERT_I32X4_S, 0, lanes));
        assertEquals(floats(unsigned), Vectors.run(Opcode.F32X4_CONVERT_I32X4_U, 0, lanes));
        assertEquals(doubles(signed), Vectors.run(Opcode.F64X2_CONVERT_LOW_I32X4_S, 0, lanes));
        assertEquals(doubles(unsigned), Vectors.run(Opcode.F64X2_CONVERT_LOW_I32X4_U, 0, lanes));
    }

    @ParameterizedTest
    @MethodSource("edges")
    void demoteAndPromote(float value) {
        assertEquals(doubles(value), Vectors.run(Opcode.F64X2_PROMOTE_LOW_F32X4, 0, floats(value)));
        BigInteger low = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        assertEquals(
                floats(value).and(low),
                Vectors.run(Opcode.F32X4_DEMOTE_F64X2_ZERO, 0, doubles(value)));
    }

    /** Different numbers in the lanes: none is mistaken for another. */
    @ParameterizedTest
    @MethodSource("edges")
    void lanesAreIndependent(float value) {
        BigInteger x = build(32, i -> bits(i + 1f));
        BigInteger y = build(32, i -> i == 2 ? bits(value) : bits(10f * i));
        BigInteger sum = Vectors.run(Opcode.F32X4_ADD, 0, x, y);
        assertEquals(bits(1f), lane(sum, 0, 32));
        assertEquals(bits(12f), lane(sum, 1, 32));
        assertEquals(bits(3f + value), lane(sum, 2, 32));
        assertEquals(bits(34f), lane(sum, 3, 32));
    }

    static Stream<Float> edges() {
        Float[] boxed = new Float[EDGES.length];
        for (int i = 0; i < EDGES.length; i++) {
            boxed[i] = EDGES[i];
        }
        return Stream.of(boxed);
    }

    private static Opcode opcode(String mnemonic) {
        return Stream.of(Opcode.values())
                .filter(o -> o.mnemonic().equals(mnemonic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(mnemonic));
    }

    private static BigInteger vector(boolean single, double value) {
        return single ? floats(value) : doubles(value);
    }

    private static BigInteger floats(double value) {
        return build(32, i -> bits((float) value));
    }

    private static BigInteger bits(float value) {
        return BigInteger.valueOf(value != value ? NAN32 : Float.floatToRawIntBits(value))
                .and(BigInteger.valueOf(0xffff_ffffL));
    }

    private static BigInteger doubles(double value) {
        long bits = value != value ? NAN64 : Double.doubleToRawLongBits(value);
        return build(64, i -> BigInteger.valueOf(bits));
    }
}
