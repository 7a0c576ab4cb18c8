package dev.wasmscope.cli.gdbremote;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Numbers, bytes and texts as packets spell them. */
final class Hex {
    private static final HexFormat FORMAT = HexFormat.of();

    private Hex() {}

    /** A number, most significant digit first, without leading zeros. */
    static String number(long value) {
        return Long.toHexString(value);
    }

    static String bytes(byte[] bytes) {
        return FORMAT.formatHex(bytes);
    }

    static String text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A number as a target's memory or register holds it: lowest byte first. */
    static String littleEndian(BigInteger value, int size) {
        StringBuilder text = new StringBuilder(2 * size);
        for (int i = 0; i < size; i++) {
            FORMAT.toHexDigits(text, value.shiftRight(8 * i).byteValue());
        }
        return text.toString();
    }

    /** An address as a register holds it. */
    static String littleEndian(long value) {
        return littleEndian(BigInteger.valueOf(value), Long.BYTES);
    }

    /**
     * Reads a number.
     *
     * @throws MalformedPacketException if it is none of at most 64 bits
     */
    static long parseNumber(String digits) {
        try {
            // The parser would take a sign.
            if (!digits.isEmpty() && HexFormat.isHexDigit(digits.charAt(0))) {
                return Long.parseUnsignedLong(digits, 16);
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new MalformedPacketException("'" + digits + "' is no hexadecimal number");
    }

    /**
     * Reads bytes of two digits each.
     *
     * @throws MalformedPacketException if they are not
     */
    static byte[] parseBytes(String digits) {
        try {
            return FORMAT.parseHex(digits);
        } catch (IllegalArgumentException _) {
            throw new MalformedPacketException("'" + digits + "' are no bytes");
        }
    }
}
