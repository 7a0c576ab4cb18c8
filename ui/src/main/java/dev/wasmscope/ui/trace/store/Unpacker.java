package dev.wasmscope.ui.trace.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what a {@link Packer} wrote. */
final class Unpacker {
    private final byte[] bytes;
    private final Pool<String> strings;
    private int at;

    Unpacker(byte[] bytes, int at, Pool<String> strings) {
        this.bytes = bytes;
        this.at = at;
        this.strings = strings;
    }

    int octet() {
        return bytes[at++];
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes[at++];
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    int count() {
        return (int) number();
    }

    long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    byte[] bytes() {
        int length = count();
        byte[] value = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return value;
    }

    String text() {
        int id = count() - 1;
        return id == Pool.FULL ? new String(bytes(), StandardCharsets.UTF_8) : strings.get(id);
    }
}
