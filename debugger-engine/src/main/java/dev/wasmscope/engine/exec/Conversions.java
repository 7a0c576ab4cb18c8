package dev.wasmscope.engine.exec;

/** Conversions between number types on bits, by opcode (core specification 4.3.4). */
final class Conversions {
    private static final double TWO_TO_31 = 0x1p31;
    private static final double TWO_TO_32 = 0x1p32;
    private static final double TWO_TO_63 = 0x1p63;
    private static final double TWO_TO_64 = 0x1p64;

    private Conversions() {}

    /** The conversions of one opcode byte, 0xA8 to 0xC4. */
    static long convert(int opcode, long bits) {
        return switch (opcode) {
            case 0xA8 -> toI32(single(bits));
            case 0xA9 -> toU32(single(bits));
            case 0xAA -> toI32(Double.longBitsToDouble(bits));
            case 0xAB -> toU32(Double.longBitsToDouble(bits));
            case 0xAE -> toI64(single(bits));
            case 0xAF -> toU64(single(bits));
            case 0xB0 -> toI64(Double.longBitsToDouble(bits));
            case 0xB1 -> toU64(Double.longBitsToDouble(bits));
            case 0xC0 -> (byte) bits;
            case 0xC1 -> (short) bits;
            case 0xC2 -> (byte) bits;
            case 0xC3 -> (short) bits;
            case 0xC4 -> (int) bits;
            default -> toFloat(opcode, bits);
        };
    }

    private static long toFloat(int opcode, long bits) {
        return switch (opcode) {
            case 0xB2 -> Float.floatToRawIntBits((int) bits);
            case 0xB3 -> Float.floatToRawIntBits(bits & 0xffff_ffffL);
            case 0xB4 -> Float.floatToRawIntBits(bits);
            case 0xB5 -> Float.floatToRawIntBits(unsignedToFloat(bits));
            case 0xB6 -> Float.floatToIntBits((float) Double.longBitsToDouble(bits));
            case 0xB7 -> Double.doubleToRawLongBits((int) bits);
            case 0xB8 -> Double.doubleToRawLongBits(bits & 0xffff_ffffL);
            case 0xB9 -> Double.doubleToRawLongBits(bits);
            case 0xBA -> Double.doubleToRawLongBits(unsignedToDouble(bits));
            case 0xBB -> Double.doubleToLongBits(single(bits));
            default -> throw IntegerOps.unknown(opcode);
        };
    }

    private static double single(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    /**
     * Halves the number, keeping the lowest bit so that rounding sees it, and doubles the result.
     */
    private static float unsignedToFloat(long value) {
        return value >= 0 ? (float) value : (float) ((value >>> 1) | (value & 1)) * 2;
    }

    private static double unsignedToDouble(long value) {
        return value >= 0 ? (double) value : (double) ((value >>> 1) | (value & 1)) * 2;
    }

    private static void require(double x, boolean inRange) {
        if (Double.isNaN(x)) {
            throw new TrapException(TrapKind.INVALID_CONVERSION_TO_INTEGER);
        }
        if (!inRange) {
            throw new TrapException(TrapKind.INTEGER_OVERFLOW);
        }
    }

    private static int toI32(double x) {
        require(x, x > -TWO_TO_31 - 1 && x < TWO_TO_31);
        return (int) x;
    }

    private static int toU32(double x) {
        require(x, x > -1 && x < TWO_TO_32);
        return (int) (long) x;
    }

    private static long toI64(double x) {
        require(x, x >= -TWO_TO_63 && x < TWO_TO_63);
        return (long) x;
    }

    private static long toU64(double x) {
        require(x, x > -1 && x < TWO_TO_64);
        return unsignedBits(x);
    }

    /** Of a number from 0 to below 2^64. */
    private static long unsignedBits(double x) {
        return x < TWO_TO_63 ? (long) x : (long) (x - TWO_TO_63) ^ Long.MIN_VALUE;
    }

    /** The saturating truncations by sub-opcode; Java's casts saturate in just the same way. */
    static long saturate(int subOpcode, long bits) {
        double x = (subOpcode & 2) == 0 ? single(bits) : Double.longBitsToDouble(bits);
        return switch (subOpcode) {
            case 0, 2 -> (int) x;
            case 1, 3 -> (int) (long) Math.clamp(Double.isNaN(x) ? 0 : x, 0, TWO_TO_32 - 1);
            case 4, 6 -> (long) x;
            case 5, 7 -> x >= TWO_TO_64 ? -1L : x > 0 ? unsignedBits(x) : 0;
            default -> throw IntegerOps.unknown(subOpcode);
        };
    }
}
