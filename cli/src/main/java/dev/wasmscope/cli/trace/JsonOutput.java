package dev.wasmscope.cli.trace;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * JSON written straight to the output. Commas come by themselves; nesting is the caller's business.
 */
final class JsonOutput {
    private static final int REMEMBERED = 4096;
    private static final int REMEMBERED_LENGTH = 100;
    private static final byte[] NEWLINE = {'\\', 'n'};
    private static final byte[] RETURN = {'\\', 'r'};
    private static final byte[] TAB = {'\\', 't'};

    private final Utf8Output out;
    private final Map<String, byte[]> quoted = new HashMap<>();
    private boolean comma;

    JsonOutput(Utf8Output out) {
        this.out = out;
    }

    private void separate() {
        if (comma) {
            out.character(',');
        }
        comma = true;
    }

    JsonOutput open(char bracket) {
        separate();
        out.character(bracket);
        comma = false;
        return this;
    }

    JsonOutput close(char bracket) {
        out.character(bracket);
        comma = true;
        return this;
    }

    /** A member's name; its value is what is written next. */
    JsonOutput key(String name) {
        separate();
        quote(name);
        out.character(':');
        comma = false;
        return this;
    }

    JsonOutput number(long value) {
        separate();
        out.number(value);
        return this;
    }

    JsonOutput micros(long nanos) {
        separate();
        out.decimal(nanos, 3);
        return this;
    }

    JsonOutput text(String value) {
        separate();
        quote(value);
        return this;
    }

    /** Bytes that are printable ASCII without quotes and backslashes, as text. */
    JsonOutput plainText(byte[] ascii) {
        separate();
        out.character('"').bytes(ascii).character('"');
        return this;
    }

    JsonOutput member(String name, long value) {
        return key(name).number(value);
    }

    JsonOutput member(String name, String value) {
        return key(name).text(value);
    }

    JsonOutput member(String name, boolean value) {
        key(name).separate();
        out.text(value ? "true" : "false");
        return this;
    }

    /** Ends a line; what follows is a new value. */
    void endLine() {
        out.character('\n');
        comma = false;
    }

    /** A line break between the elements of an array. */
    void breakLine() {
        separate();
        out.character('\n');
        comma = false;
    }

    /** Names and short texts come again and again, so their bytes are remembered. */
    private void quote(String value) {
        if (value.length() > REMEMBERED_LENGTH) {
            out.bytes(encode(value));
            return;
        }
        byte[] known = quoted.get(value);
        if (known == null) {
            known = encode(value);
            if (quoted.size() < REMEMBERED) {
                quoted.put(value, known);
            }
        }
        out.bytes(known);
    }

    private static byte[] encode(String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length() + 2);
        bytes.write('"');
        escape(value, bytes);
        bytes.write('"');
        return bytes.toByteArray();
    }

    /** A lone surrogate becomes a question mark, as everywhere in UTF-8. */
    private static void escape(String value, ByteArrayOutputStream out) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            switch (b) {
                case '"', '\\' -> {
                    out.write('\\');
                    out.write(b);
                }
                case '\n' -> out.writeBytes(NEWLINE);
                case '\r' -> out.writeBytes(RETURN);
                case '\t' -> out.writeBytes(TAB);
                default -> {
                    if (b >= 0 && b < 0x20) {
                        out.writeBytes(
                                "\\u%04x".formatted((int) b).getBytes(StandardCharsets.UTF_8));
                    } else {
                        out.write(b);
                    }
                }
            }
        }
    }
}
