package dev.wasmscope.engine.host.record;

import java.nio.charset.StandardCharsets;

/** Where the parts of an entry come from. Nothing that it reads is trusted. */
abstract class EntryInput {
    /** Longest text; the writer cuts what is longer. */
    static final int TEXT_LIMIT = 1 << 16;

    /** Most elements of a list in an entry. */
    private static final int COUNT_LIMIT = 1 << 20;

    /** The next byte. */
    abstract int octet() throws RecordingException;

    /** The next bytes. */
    abstract void bytes(byte[] target, int offset, int length) throws RecordingException;

    /** The error of contents that no writer makes. */
    abstract RecordingException damaged(String what);

    final long number() throws RecordingException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7f) << shift;
            if ((octet & 0x80) == 0) {
                return value;
            }
        }
        throw damaged("a number of more than 64 bits");
    }

    final long signed() throws RecordingException {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    /** The length of a list. */
    final int count() throws RecordingException {
        long count = number();
        if (count < 0 || count > COUNT_LIMIT) {
            throw damaged("a list of " + Long.toUnsignedString(count) + " elements");
        }
        return (int) count;
    }

    final String text() throws RecordingException {
        long length = number();
        if (length < 0 || length > TEXT_LIMIT) {
            throw damaged("a text of " + Long.toUnsignedString(length) + " bytes");
        }
        byte[] bytes = new byte[(int) length];
        bytes(bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
