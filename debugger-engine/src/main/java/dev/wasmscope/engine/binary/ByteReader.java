package dev.wasmscope.engine.binary;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads the primitive forms of the binary format (core specification 5.2) from a range of the file.
 * Every failure is a {@link MalformedModuleException} that names the section and the file offset.
 */
public final class ByteReader {

    /** The name to give for what lies between sections. */
    static final String OUTSIDE = "module";

    private final byte[] bytes;
    private final int limit;
    private final String section;
    private int position;

    /**
     * A reader.
     *
     * @param start offset of the first byte
     * @param limit offset behind the last byte
     * @param section what failures call it
     */
    public ByteReader(byte[] bytes, int start, int limit, String section) {
        this.bytes = bytes;
        this.position = start;
        this.limit = limit;
        this.section = section;
    }

    /** File offset of the next byte. */
    public int position() {
        return position;
    }

    /** File offset after the last readable byte. */
    public int limit() {
        return limit;
    }

    /** The whole file. */
    public byte[] bytes() {
        return bytes;
    }

    String section() {
        return section;
    }

    /** Whether all is read. */
    public boolean atEnd() {
        return position >= limit;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    /** A failure that names the section. */
    public MalformedModuleException malformed(int at, String detail) {
        return new MalformedModuleException(section, at, detail);
    }

    private MalformedModuleException unexpectedEnd() {
        boolean inSection = !section.equals(OUTSIDE);
        return malformed(
                limit, inSection ? "unexpected end of section or function" : "unexpected end");
    }

    /** A byte, 0 to 255. */
    public int u8() {
        if (position >= limit) {
            throw unexpectedEnd();
        }
        return bytes[position++] & 0xFF;
    }

    /** The next byte without consuming it. */
    int peek() {
        if (position >= limit) {
            throw unexpectedEnd();
        }
        return bytes[position] & 0xFF;
    }

    /** Skips bytes whose number came from the file (unsigned). */
    public void skip(int count) {
        if (count < 0 || count > limit - position) {
            throw malformed(position, "length out of bounds");
        }
        position += count;
    }

    /** A LEB128 unsigned 32-bit number, as the int with the same bits. */
    public int u32() {
        if (position < limit && bytes[position] >= 0) {
            return bytes[position++];
        }
        return (int) unsigned(32);
    }

    /** A LEB128 unsigned 64-bit number. */
    public long u64() {
        return unsigned(64);
    }

    /** A LEB128 signed 32-bit number. */
    public int s32() {
        return (int) signed(32);
    }

    /** A LEB128 signed 33-bit number: a block type or a heap type. */
    long s33() {
        return signed(33);
    }

    /** A LEB128 signed 64-bit number. */
    public long s64() {
        return signed(64);
    }

    private long unsigned(int bits) {
        int start = position;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = u8();
            int left = bits - shift;
            if (left < 7 && (b & 0x7F) >>> left != 0) {
                throw tooLarge(start, b);
            }
            value |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                return value;
            }
            if (left <= 7) {
                throw malformed(start, "integer representation too long");
            }
        }
    }

    private long signed(int bits) {
        int start = position;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = u8();
            int left = bits - shift;
            if (left < 7 && !isSignExtended(b, left)) {
                throw tooLarge(start, b);
            }
            value |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                int used = shift + 7;
                return used >= 64 ? value : value << (64 - used) >> (64 - used);
            }
            if (left <= 7) {
                throw malformed(start, "integer representation too long");
            }
        }
    }

    /** Whether the bits above the {@code left} used ones of the last byte repeat the sign. */
    private static boolean isSignExtended(int b, int left) {
        int signAndUnused = (b & 0x7F) >> (left - 1);
        return signAndUnused == 0 || signAndUnused == 0x7F >> (left - 1);
    }

    private MalformedModuleException tooLarge(int start, int lastByte) {
        return malformed(
                start, lastByte >= 0x80 ? "integer representation too long" : "integer too large");
    }

    /** Four bytes, little-endian. */
    public int fixed32() {
        int value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= u8() << shift;
        }
        return value;
    }

    /** Eight bytes, little-endian. */
    public long fixed64() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            value |= (long) u8() << shift;
        }
        return value;
    }

    /** A name: its length in bytes, then UTF-8 (core specification 5.2.4). */
    public String name() {
        int length = u32();
        int start = position;
        skip(length);
        return utf8(start, length);
    }

    private String utf8(int start, int length) {
        if (isAscii(start, length)) {
            return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(start, "malformed UTF-8 encoding");
        }
    }

    private boolean isAscii(int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
