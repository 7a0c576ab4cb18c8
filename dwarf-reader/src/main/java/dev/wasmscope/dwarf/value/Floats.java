package dev.wasmscope.dwarf.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/** Floating-point numbers of 2, 4, 8 and 16 bytes as text: the shortest that tells them apart. */
final class Floats {
    private static final int QUAD_BIAS = 16383;
    private static final int QUAD_FRACTION_BITS = 112;

    private Floats() {}

    static double toDouble(byte[] bytes) {
        BigInteger bits = Scalars.integer(bytes, false);
        return switch (bytes.length) {
            case 2 -> Float.float16ToFloat(bits.shortValue());
            case 4 -> Float.intBitsToFloat(bits.intValue());
            case 8 -> Double.longBitsToDouble(bits.longValue());
            case 16 -> quad(bits).doubleValue();
            default -> Double.NaN;
        };
    }

    static String text(byte[] bytes) {
        BigInteger bits = Scalars.integer(bytes, false);
        return switch (bytes.length) {
            case 2 -> format(Float.float16ToFloat(bits.shortValue()), bits, 10, false);
            case 4 -> format(Float.intBitsToFloat(bits.intValue()), bits, 23, true);
            case 8 -> format(Double.longBitsToDouble(bits.longValue()), bits, 52, false);
            case 16 -> quadText(bits);
            default -> "0x" + bits.toString(16);
        };
    }

    static String complex(byte[] bytes) {
        int half = bytes.length / 2;
        String imaginary = text(Arrays.copyOfRange(bytes, half, bytes.length));
        String sign = imaginary.startsWith("-") ? " - " : " + ";
        return text(Arrays.copyOf(bytes, half)) + sign + imaginary.replaceFirst("^-", "") + "i";
    }

    private static String format(double value, BigInteger bits, int fraction, boolean single) {
        if (Double.isNaN(value)) {
            return nan(bits, fraction);
        }
        if (Double.isInfinite(value)) {
            return value < 0 ? "-inf" : "inf";
        }
        String shortest = single ? Float.toString((float) value) : Double.toString(value);
        int exponent = shortest.indexOf('E');
        if (exponent < 0) {
            return shortest;
        }
        String plain = new BigDecimal(shortest).toPlainString();
        return plain.length() <= 18 ? plain : shortest.replace("E", "e");
    }

    /** The usual NaN, or one with its payload. */
    private static String nan(BigInteger bits, int fraction) {
        BigInteger payload = bits.and(BigInteger.ONE.shiftLeft(fraction).subtract(BigInteger.ONE));
        boolean usual = payload.equals(BigInteger.ONE.shiftLeft(fraction - 1));
        return usual ? "NaN" : "NaN(0x" + payload.toString(16) + ")";
    }

    private static String quadText(BigInteger bits) {
        int exponent = bits.shiftRight(QUAD_FRACTION_BITS).intValue() & 0x7fff;
        BigInteger fraction =
                bits.and(BigInteger.ONE.shiftLeft(QUAD_FRACTION_BITS).subtract(BigInteger.ONE));
        if (exponent == 0x7fff) {
            String sign = bits.testBit(127) ? "-" : "";
            return fraction.signum() == 0 ? sign + "inf" : nan(bits, QUAD_FRACTION_BITS);
        }
        BigDecimal value = quad(bits).round(new MathContext(34)).stripTrailingZeros();
        String text = value.signum() == 0 ? "0.0" : value.toPlainString();
        return text.length() <= 40 ? text : value.toString().replace("E", "e");
    }

    /** The value of a finite binary128 number. */
    private static BigDecimal quad(BigInteger bits) {
        int exponent = bits.shiftRight(QUAD_FRACTION_BITS).intValue() & 0x7fff;
        BigInteger fraction =
                bits.and(BigInteger.ONE.shiftLeft(QUAD_FRACTION_BITS).subtract(BigInteger.ONE));
        if (exponent > 0) {
            fraction = fraction.setBit(QUAD_FRACTION_BITS);
        }
        int power = Math.max(exponent, 1) - QUAD_BIAS - QUAD_FRACTION_BITS;
        BigDecimal two = BigDecimal.TWO;
        BigDecimal magnitude =
                new BigDecimal(fraction)
                        .multiply(
                                power >= 0
                                        ? two.pow(power)
                                        : BigDecimal.ONE.divide(
                                                two.pow(-power, new MathContext(60)),
                                                new MathContext(60)));
        return bits.testBit(127) ? magnitude.negate() : magnitude;
    }
}
