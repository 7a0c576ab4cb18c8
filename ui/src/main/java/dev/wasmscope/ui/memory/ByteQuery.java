package dev.wasmscope.ui.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What a user may look for, or fill a range with, and how they write it. */
public enum ByteQuery {
    TEXT("text") {
        @Override
        byte[] parse(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    },
    HEX("hex bytes") {
        @Override
        byte[] parse(String text) {
            return HexFormat.of().parseHex(text.replaceAll("0[xX]|[\\s,_]", ""));
        }
    },
    INT8("8-bit value") {
        @Override
        byte[] parse(String text) {
            return integer(text, 1);
        }
    },
    INT16("16-bit value") {
        @Override
        byte[] parse(String text) {
            return integer(text, 2);
        }
    },
    INT32("32-bit value") {
        @Override
        byte[] parse(String text) {
            return integer(text, 4);
        }
    },
    INT64("64-bit value") {
        @Override
        byte[] parse(String text) {
            return integer(text, 8);
        }
    },
    FLOAT32("f32 value") {
        @Override
        byte[] parse(String text) {
            return buffer(4).putFloat(0, Float.parseFloat(text.strip())).array();
        }
    },
    FLOAT64("f64 value") {
        @Override
        byte[] parse(String text) {
            return buffer(8).putDouble(0, Double.parseDouble(text.strip())).array();
        }
    };

    private final String title;

    ByteQuery(String title) {
        this.title = title;
    }

    abstract byte[] parse(String text);

    /**
     * The bytes, little endian.
     *
     * @throws IllegalArgumentException in one line when the text is not of this kind
     */
    public byte[] bytes(String text) {
        byte[] bytes;
        try {
            bytes = parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("“" + text + "” is no " + title, e);
        }
        if (bytes.length == 0) {
            throw new IllegalArgumentException("Type the " + title + " first");
        }
        return bytes;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Signed or unsigned, decimal or hexadecimal. */
    private static byte[] integer(String typed, int size) {
        String text = typed.strip().replace("_", "");
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        long value = Long.parseUnsignedLong(hex ? digits.substring(2) : digits, hex ? 16 : 10);
        int bits = 8 * size;
        boolean fits = size == 8 || value >>> bits == 0 && (!negative || value <= 1L << (bits - 1));
        if (!fits) {
            throw new NumberFormatException("too large");
        }
        byte[] all = buffer(8).putLong(0, negative ? -value : value).array();
        return java.util.Arrays.copyOf(all, size);
    }

    @Override
    public String toString() {
        return title;
    }
}
