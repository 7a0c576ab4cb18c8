package dev.wasmscope.engine.exec.simd;

import java.math.BigInteger;

/**
 * What the integer instructions do to one lane, as the specification says it, in unbounded numbers.
 */
final class LaneModel {
    private LaneModel() {}

    /**
     * The result of an operation such as {@code add_sat_s} on lanes of {@code width} bits, given
     * and returned without sign.
     */
    static BigInteger apply(String operation, int width, BigInteger ux, BigInteger uy) {
        BigInteger x = signed(ux, width);
        BigInteger y = signed(uy, width);
        BigInteger max = BigInteger.ONE.shiftLeft(width - 1).subtract(BigInteger.ONE);
        BigInteger min = max.not();
        BigInteger most = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
        BigInteger zero = BigInteger.ZERO;
        int count = uy.intValue() & (width - 1);
        BigInteger result =
                switch (operation) {
                    case "add" -> x.add(y);
                    case "sub" -> x.subtract(y);
                    case "mul" -> x.multiply(y);
                    case "add_sat_s" -> clamp(x.add(y), min, max);
                    case "add_sat_u" -> clamp(ux.add(uy), zero, most);
                    case "sub_sat_s" -> clamp(x.subtract(y), min, max);
                    case "sub_sat_u" -> clamp(ux.subtract(uy), zero, most);
                    case "min_s" -> x.min(y);
                    case "min_u" -> ux.min(uy);
                    case "max_s" -> x.max(y);
                    case "max_u" -> ux.max(uy);
                    case "avgr_u" -> ux.add(uy).add(BigInteger.ONE).shiftRight(1);
                    case "abs" -> x.abs();
                    case "neg" -> x.negate();
                    case "popcnt" -> BigInteger.valueOf(ux.bitCount());
                    case "q15mulr_sat_s" ->
                            clamp(
                                    x.multiply(y).add(BigInteger.valueOf(0x4000)).shiftRight(15),
                                    min,
                                    max);
                    case "eq" -> mask(x.equals(y));
                    case "ne" -> mask(!x.equals(y));
                    case "lt_s" -> mask(x.compareTo(y) < 0);
                    case "lt_u" -> mask(ux.compareTo(uy) < 0);
                    case "gt_s" -> mask(x.compareTo(y) > 0);
                    case "gt_u" -> mask(ux.compareTo(uy) > 0);
                    case "le_s" -> mask(x.compareTo(y) <= 0);
                    case "le_u" -> mask(ux.compareTo(uy) <= 0);
                    case "ge_s" -> mask(x.compareTo(y) >= 0);
                    case "ge_u" -> mask(ux.compareTo(uy) >= 0);
                    case "shl" -> ux.shiftLeft(count);
                    case "shr_s" -> x.shiftRight(count);
                    case "shr_u" -> ux.shiftRight(count);
                    default -> throw new IllegalArgumentException(operation);
                };
        return result.and(most);
    }

    static BigInteger signed(BigInteger unsigned, int width) {
        return unsigned.testBit(width - 1)
                ? unsigned.subtract(BigInteger.ONE.shiftLeft(width))
                : unsigned;
    }

    static BigInteger clamp(BigInteger value, BigInteger min, BigInteger max) {
        return value.max(min).min(max);
    }

    private static BigInteger mask(boolean holds) {
        return holds ? BigInteger.ONE.negate() : BigInteger.ZERO;
    }
}
