package dev.wasmscope.cli.text;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Memory as numbers, characters or texts, in the forms of gdb's {@code x/FORMAT}. */
public final class MemoryWords {
    private static final int LINE = 16;

    /** The letters of formats: hexadecimal, decimal, unsigned, octal, binary, character, float. */
    public static final String FORMATS = "xduotcf";

    private MemoryWords() {}

    /**
     * Lines of numbers, sixteen bytes each: address, then the numbers.
     *
     * @param bytes a multiple of {@code size}
     * @param size bytes of a number: 1, 2, 4 or 8
     * @param format a letter of {@link #FORMATS}
     */
    public static List<String> lines(long address, byte[] bytes, int size, char format) {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += LINE) {
            StringJoiner line = new StringJoiner("  ", "0x%08x:  ".formatted(address + from), "");
            for (int at = from; at < Math.min(bytes.length, from + LINE); at += size) {
                line.add(number(ByteBuffer.wrap(bytes, at, size), size, format));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String number(ByteBuffer bytes, int size, char format) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        long signed =
                switch (size) {
                    case 1 -> bytes.get();
                    case 2 -> bytes.getShort();
                    case 4 -> bytes.getInt();
                    default -> bytes.getLong();
                };
        int bits = 8 * size;
        BigInteger unsigned = BigInteger.valueOf(signed).mod(BigInteger.ONE.shiftLeft(bits));
        return switch (format) {
            case 'd' -> Long.toString(signed);
            case 'u' -> unsigned.toString();
            case 'o' -> "0" + unsigned.toString(8);
            case 't' -> "0".repeat(bits - Math.max(1, unsigned.bitLength())) + unsigned.toString(2);
            case 'c' -> character((int) (signed & 0xff));
            case 'f' -> real(signed, size);
            default -> {
                String digits = unsigned.toString(16);
                yield "0x" + "0".repeat(2 * size - digits.length()) + digits;
            }
        };
    }

    private static String real(long bits, int size) {
        return size == 4
                ? Float.toString(Float.intBitsToFloat((int) bits))
                : Double.toString(Double.longBitsToDouble(bits));
    }

    private static String character(int code) {
        return code + " '" + (code >= 0x20 && code < 0x7f ? "" + (char) code : ".") + "'";
    }

    /**
     * Texts that end with a zero, one after the other: address, then the text in quotes.
     *
     * @param bytes memory from the first text on
     * @param count of texts; fewer where the bytes end, the last of which may be cut
     */
    public static List<String> texts(long address, byte[] bytes, int count) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (lines.size() < count && at < bytes.length) {
            int end = at;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            String text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
            String cut = end == bytes.length ? "…" : "";
            lines.add("0x%08x:  \"%s\"%s".formatted(address + at, escaped(text), cut));
            at = end + 1;
        }
        return lines;
    }

    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(
                        code -> {
                            switch (code) {
                                case '\n' -> shown.append("\\n");
                                case '\t' -> shown.append("\\t");
                                case '"', '\\' -> shown.append('\\').appendCodePoint(code);
                                default -> {
                                    if (Character.isISOControl(code)) {
                                        shown.append("\\x%02x".formatted(code));
                                    } else {
                                        shown.appendCodePoint(code);
                                    }
                                }
                            }
                        });
        return shown.toString();
    }
}
