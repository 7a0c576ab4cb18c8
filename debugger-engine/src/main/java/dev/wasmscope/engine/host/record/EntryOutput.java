package dev.wasmscope.engine.host.record;

import java.nio.charset.StandardCharsets;

/** Where the parts of an entry go: numbers of variable length, text, bytes. */
abstract class EntryOutput {
    /** Takes one byte. */
    abstract void octet(int value);

    /** Takes bytes; the array is the caller's again afterwards. */
    abstract void bytes(byte[] source, int offset, int length);

    /** A number without sign, seven bits a byte, the lowest first. */
    final void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet((int) rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /** A number with sign: small ones of either sign are short. */
    final void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    final void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        bytes(bytes, 0, bytes.length);
    }
}
