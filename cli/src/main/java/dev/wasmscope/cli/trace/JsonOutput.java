package dev.wasmscope.cli.trace;

import java.nio.charset.StandardCharsets;

/**
 * JSON written straight to the output. Commas come by themselves; nesting is the caller's business.
 */
final class JsonOutput {
    private final Utf8Output out;
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

    private void quote(String value) {
        out.character('"');
        boolean plain = true;
        for (int i = 0; i < value.length() && plain; i++) {
            char c = value.charAt(i);
            plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
        }
        if (plain) {
            out.text(value);
        } else {
            escape(value);
        }
        out.character('"');
    }

    /** A lone surrogate becomes a question mark, as everywhere in UTF-8. */
    private void escape(String value) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            switch (b) {
                case '"', '\\' -> out.character('\\').character(b);
                case '\n' -> out.text("\\n");
                case '\r' -> out.text("\\r");
                case '\t' -> out.text("\\t");
                default -> {
                    if (b >= 0 && b < 0x20) {
                        out.text("\\u00").character("0123456789abcdef".charAt(b >> 4));
                        out.character("0123456789abcdef".charAt(b & 15));
                    } else {
                        out.character(b);
                    }
                }
            }
        }
    }
}
