package dev.wasmscope.session.run;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as the text format of WebAssembly writes them ("Values" in its specification): decimal or
 * hexadecimal, {@code inf}, {@code nan} with or without a payload. Every method throws a {@link
 * NumberFormatException} whose message says what was expected.
 */
final class NumberText {
    private static final Pattern INTEGER =
            Pattern.compile("([+-]?)(0x)?([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)");
    private static final Pattern DECIMAL_FLOAT =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern HEX_FLOAT =
            Pattern.compile("([+-]?0x[0-9a-fA-F]+(?:\\.[0-9a-fA-F]*)?)([pP][+-]?[0-9]+)?");
    private static final Pattern NAN = Pattern.compile("([+-]?)nan(?::0x([0-9a-fA-F]{1,13}))?");

    private NumberText() {}

    /**
     * The bits of an integer.
     *
     * @param width its bits, up to 64; with and without sign are both right
     */
    static long integer(String text, int width) {
        Matcher matcher = INTEGER.matcher(text);
        BigInteger lowest = BigInteger.ONE.shiftLeft(width - 1).negate();
        BigInteger highest = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
        if (!matcher.matches() || (matcher.group(2) == null && hasLetters(matcher.group(3)))) {
            throw new NumberFormatException(
                    "'%s' is no i%d: a number from %s to %s, or 0x and hexadecimal digits"
                            .formatted(text, width, lowest, highest));
        }
        int radix = matcher.group(2) == null ? 10 : 16;
        BigInteger value =
                new BigInteger(matcher.group(1) + matcher.group(3).replace("_", ""), radix);
        if (value.compareTo(lowest) < 0 || value.compareTo(highest) > 0) {
            throw new NumberFormatException(
                    "%s is out of the range of i%d, %s to %s"
                            .formatted(text, width, lowest, highest));
        }
        return value.longValue();
    }

    private static boolean hasLetters(String digits) {
        return digits.chars().anyMatch(Character::isLetter);
    }

    /**
     * The bits of a float.
     *
     * @param width 32 or 64
     */
    static long floatBits(String text, int width) {
        Matcher nan = NAN.matcher(text);
        if (nan.matches()) {
            return nanBits(text, nan.group(1).equals("-"), nan.group(2), width);
        }
        String number = javaText(text, width);
        long bits =
                width == 32
                        ? Integer.toUnsignedLong(Float.floatToRawIntBits(Float.parseFloat(number)))
                        : Double.doubleToRawLongBits(Double.parseDouble(number));
        long infinity = width == 32 ? 0x7f80_0000L : 0x7ff0_0000_0000_0000L;
        if (!number.endsWith("y") && (bits & infinity) == infinity) {
            throw new NumberFormatException("%s is out of the range of f%d".formatted(text, width));
        }
        return bits;
    }

    /** The number as Java's own reader takes it, which takes more than we do. */
    private static String javaText(String text, int width) {
        if (text.matches("[+-]?inf")) {
            return text.replace("inf", "Infinity");
        }
        Matcher hex = HEX_FLOAT.matcher(text);
        if (hex.matches()) {
            return hex.group(1) + (hex.group(2) == null ? "p0" : hex.group(2));
        }
        if (DECIMAL_FLOAT.matcher(text).matches()) {
            return text;
        }
        throw new NumberFormatException(
                "'%s' is no f%d: a number such as 1.5, 1e-9 or 0x1.8p3, inf or nan"
                        .formatted(text, width));
    }

    private static long nanBits(
            String text, boolean negative, @Nullable String payloadDigits, int width) {
        int fraction = width == 32 ? 23 : 52;
        long quiet = 1L << (fraction - 1);
        long payload = payloadDigits == null ? quiet : Long.parseLong(payloadDigits, 16);
        if (payload == 0 || payload >>> fraction != 0) {
            throw new NumberFormatException(
                    "%s has a payload that is not from 0x1 to 0x%x"
                            .formatted(text, (1L << fraction) - 1));
        }
        long exponent = (1L << (width - 1 - fraction)) - 1 << fraction;
        return exponent | payload | (negative ? 1L << (width - 1) : 0);
    }
}
