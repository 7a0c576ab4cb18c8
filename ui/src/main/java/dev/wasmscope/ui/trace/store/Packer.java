package dev.wasmscope.ui.trace.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes numbers, texts and bytes one behind the other. */
final class Packer {
    private static final int LONGEST_POOLED = 160;

    private final Pool<String> strings;
    private byte[] bytes = new byte[1 << 12];
    private int size;

    Packer(Pool<String> strings) {
        this.strings = strings;
    }

    int size() {
        return size;
    }

    /** Starts again, in a new array: the old one is still read. */
    void reset() {
        bytes = new byte[bytes.length];
        size = 0;
    }

    /** What was written so far, up to {@link #size()}; grows by being replaced. */
    byte[] array() {
        return bytes;
    }

    private void need(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    void octet(int value) {
        need(1);
        bytes[size++] = (byte) value;
    }

    /** Seven bits a byte, low ones first: small numbers are short. */
    void number(long value) {
        need(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** A number that may be below zero. */
    void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    void bytes(byte[] value) {
        number(value.length);
        need(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /** A text: its number in the pool and one, or 0 and the text itself. */
    void text(String value) {
        int id = value.length() <= LONGEST_POOLED ? strings.id(value) : Pool.FULL;
        number(id + 1L);
        if (id == Pool.FULL) {
            bytes(value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
