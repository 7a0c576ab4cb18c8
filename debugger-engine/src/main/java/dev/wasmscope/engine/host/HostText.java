package dev.wasmscope.engine.host;

import java.nio.charset.StandardCharsets;

/** Quotes text and bytes for one line of a trace, in the escapes that C and strace use. */
final class HostText {
    private HostText() {}

    static String quote(byte[] bytes) {
        return quote(new String(bytes, StandardCharsets.UTF_8));
    }

    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(c -> append(out, c));
        return out.append('"').toString();
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
