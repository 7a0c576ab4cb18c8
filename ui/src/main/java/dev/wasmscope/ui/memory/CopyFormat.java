package dev.wasmscope.ui.memory;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How bytes are written when they are copied. */
public enum CopyFormat {
    HEX("Copy as hex") {
        @Override
        public String of(byte[] bytes) {
            return joined(bytes, "%02x", " ", "\n");
        }
    },
    C_ARRAY("Copy as C array") {
        @Override
        public String of(byte[] bytes) {
            return "const unsigned char bytes[%d] = {\n    %s\n};\n"
                    .formatted(bytes.length, joined(bytes, "0x%02x", ", ", ",\n    "));
        }
    },
    TEXT("Copy as text") {
        @Override
        public String of(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    },
    BASE64("Copy as base64") {
        @Override
        public String of(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    };

    private static final int IN_A_LINE = 16;

    private final String title;

    CopyFormat(String title) {
        this.title = title;
    }

    /** What the user chooses. */
    public String title() {
        return title;
    }

    /** The bytes in this form. */
    public abstract String of(byte[] bytes);

    private static String joined(byte[] bytes, String each, String between, String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            if (i > 0) {
                text.append(i % IN_A_LINE == 0 ? line : between);
            }
            text.append(each.formatted(bytes[i] & 0xff));
        }
        return text.toString();
    }
}
