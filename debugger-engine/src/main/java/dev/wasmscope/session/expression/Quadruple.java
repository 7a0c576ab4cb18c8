package dev.wasmscope.session.expression;

/** IEEE 754 numbers of 128 bits, which {@code long double} is on WebAssembly. */
final class Quadruple {
    private static final int DOUBLE_BIAS = 1023;
    private static final int BIAS = 16383;
    private static final int DOUBLE_FRACTION = 52;
    private static final int MORE_FRACTION = 112 - DOUBLE_FRACTION;

    private Quadruple() {}

    /** The bytes of the same number, in memory order. */
    static byte[] bytes(double value) {
        long bits = Double.doubleToRawLongBits(value);
        long fraction = bits & (1L << DOUBLE_FRACTION) - 1;
        int exponent = Math.getExponent(value);
        long biased;
        if (value == 0) {
            biased = 0;
        } else if (exponent > DOUBLE_BIAS) {
            biased = 2L * BIAS + 1; // infinite, or not a number
        } else {
            if (exponent < 1 - DOUBLE_BIAS) { // has no leading one: give it one
                int shift = Long.numberOfLeadingZeros(fraction) - (63 - DOUBLE_FRACTION);
                fraction = fraction << shift & (1L << DOUBLE_FRACTION) - 1;
                exponent = 1 - DOUBLE_BIAS - shift;
            }
            biased = (long) exponent + BIAS;
        }
        long high = (bits & Long.MIN_VALUE) | biased << 48 | fraction >>> DOUBLE_FRACTION - 48;
        long low = fraction << MORE_FRACTION;
        byte[] bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (low >>> 8 * i);
            bytes[8 + i] = (byte) (high >>> 8 * i);
        }
        return bytes;
    }
}
