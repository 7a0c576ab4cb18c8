package dev.wasmscope.engine.host;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Quotes text and bytes for one line of a trace, in the escapes that C and strace use. */
final class HostText {
    private static final int FLAG_LIMIT = 6;
    private static final int FLAGS_SHOWN = 3;

    private HostText() {}

    static String quote(byte[] bytes) {
        return quote(new String(bytes, StandardCharsets.UTF_8));
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
                if (c < 0x20 || c == 0x7f || c == 0xfffd) {
                    out.append(String.format("\\x%02x", c & 0xff));
                } else {
                    out.append((char) c);
                }
            }
        }
    }
}
