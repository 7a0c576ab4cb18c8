package dev.wasmscope.engine.host;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Quotes text and bytes for one line of a trace, in the escapes that C and strace use. */
final class HostText {
    private static final int FLAG_LIMIT = 6;
    private static final int FLAGS_SHOWN = 3;

    private HostText() {}

    /** Bytes that are no UTF-8 are shown as such. */
    static String quote(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length + 2).append('"');
        for (int i = 0; i < bytes.length; ) {
            int length = sequence(bytes, i);
            if (length == 0) {
                hex(out, bytes[i++]);
            } else {
                new String(bytes, i, length, StandardCharsets.UTF_8)
                        .chars()
                        .forEach(c -> append(out, c));
                i += length;
            }
        }
        return out.append('"').toString();
    }

    /** Length of the UTF-8 sequence at {@code start}; 0 if there is none. */
    private static int sequence(byte[] bytes, int start) {
        int first = bytes[start] & 0xff;
        int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (length <= 1) {
            return length;
        }
        if (first > 0xf4 || start + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[start + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        // Overlong forms and surrogates decode to the replacement character.
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        boolean replaced = text.indexOf('\ufffd') >= 0 && !(length == 3 && first == 0xef);
        return replaced ? 0 : length;
    }

    private static void hex(StringBuilder out, int value) {
        out.append("\\x")
                .append(Character.forDigit(value >> 4 & 15, 16))
                .append(Character.forDigit(value & 15, 16));
    }

    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(c -> append(out, c));
        return out.append('"').toString();
    }

    /** All names of a few flags; of many, the first ones and how many there are. */
    static String flags(List<String> names) {
        if (names.size() <= FLAG_LIMIT) {
            return String.join("|", names);
        }
        return String.join("|", names.subList(0, FLAGS_SHOWN)) + "|… (" + names.size() + " flags)";
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c < 0x20 || c == 0x7f) {
                    hex(out, c);
                } else {
                    out.append((char) c);
                }
            }
        }
    }
}
