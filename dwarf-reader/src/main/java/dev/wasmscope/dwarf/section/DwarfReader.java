package dev.wasmscope.dwarf.section;

import java.nio.charset.StandardCharsets;

/**
 * Reads little-endian values from a section, forwards. Every read is checked against the end of the
 * range and fails with a {@link DwarfException} that names section and offset.
 */
public final class DwarfReader {
    private final SectionBytes bytes;
    private final byte[] file;
    private final int end;
    private int at;

    DwarfReader(SectionBytes bytes, int from) {
        this.bytes = bytes;
        this.file = bytes.file();
        this.at = bytes.offset() + from;
        this.end = bytes.offset() + bytes.length();
    }

    /** Offset of the next byte from the start of the range being read. */
    public int position() {
        return at - bytes.offset();
    }

    /** Offset of the next byte from the start of the section. */
    public long offset() {
        return bytes.sectionOffset() + position();
    }

    /** Number of bytes left. */
    public int remaining() {
        return end - at;
    }

    /** Whether bytes are left. */
    public boolean hasMore() {
        return at < end;
    }

    /** A failure at the current offset. */
    public DwarfException error(String what) {
        return new DwarfException(bytes.name(), offset(), what);
    }

    private int need(int count) {
        if (count > end - at) {
            throw error(count + " bytes expected, " + (end - at) + " left");
        }
        int from = at;
        at += count;
        return from;
    }

    /** Moves on by {@code count} bytes. */
    public void skip(long count) {
        if (count < 0 || count > end - at) {
            throw error("a length of " + Long.toUnsignedString(count) + " runs past the end");
        }
        at += (int) count;
    }

    /** An unsigned byte. */
    public int u8() {
        return file[need(1)] & 0xff;
    }

    /** The next byte, without moving over it. */
    public int peek() {
        int next = u8();
        at--;
        return next;
    }

    /** A signed byte. */
    public int s8() {
        return file[need(1)];
    }

    /** An unsigned 16-bit value. */
    public int u16() {
        int from = need(2);
        return (file[from] & 0xff) | (file[from + 1] & 0xff) << 8;
    }

    /** An unsigned 24-bit value. */
    public int u24() {
        int from = need(3);
        return (file[from] & 0xff) | (file[from + 1] & 0xff) << 8 | (file[from + 2] & 0xff) << 16;
    }

    /** A 32-bit value. */
    public int s32() {
        int from = need(4);
        return (file[from] & 0xff)
                | (file[from + 1] & 0xff) << 8
                | (file[from + 2] & 0xff) << 16
                | file[from + 3] << 24;
    }

    /** An unsigned 32-bit value. */
    public long u32() {
        return s32() & 0xffffffffL;
    }

    /** A 64-bit value. */
    public long u64() {
        long low = u32();
        return low | u32() << 32;
    }

    /**
     * An unsigned value of 1, 2, 4 or 8 bytes.
     *
     * @throws DwarfException for another size
     */
    public long unsigned(int size) {
        return switch (size) {
            case 1 -> u8();
            case 2 -> u16();
            case 3 -> u24();
            case 4 -> u32();
            case 8 -> u64();
            default -> throw error("integers of " + size + " bytes are not supported");
        };
    }

    /** An offset into a section: 4 bytes in 32-bit DWARF, 8 in 64-bit DWARF. */
    public long sectionOffset(boolean dwarf64) {
        return dwarf64 ? u64() : u32();
    }

    /** An unsigned LEB128 of at most 64 bits (DWARF 5, section 7.6). */
    public long uleb128() {
        long result = 0;
        for (int shift = 0; ; shift += 7) {
            long next = u8();
            long lost = shift < 63 ? 0 : shift == 63 ? next & 0x7e : next & 0x7f;
            if (lost != 0) {
                throw error("LEB128 value does not fit into 64 bits");
            }
            if (shift <= 63) {
                result |= (next & 0x7f) << shift;
            }
            if (next < 0x80) {
                return result;
            }
        }
    }

    /** A signed LEB128 of at most 64 bits. */
    public long sleb128() {
        long result = 0;
        int shift = 0;
        while (true) {
            int next = u8();
            if (shift <= 63) {
                result |= (long) (next & 0x7f) << shift;
            } else if ((next & 0x7f) != (result < 0 ? 0x7f : 0)) {
                throw error("LEB128 value does not fit into 64 bits");
            }
            shift += 7;
            if (next < 0x80) {
                return shift < 64 && (next & 0x40) != 0 ? result | -1L << shift : result;
            }
        }
    }

    /**
     * An unsigned LEB128 that counts, indexes or names something small.
     *
     * @throws DwarfException if it does not fit into a positive {@code int}
     */
    public int ulebInt() {
        long value = uleb128();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw error("value " + Long.toUnsignedString(value) + " is too large");
        }
        return (int) value;
    }

    /** Moves over a LEB128. */
    public void skipLeb128() {
        while (file[need(1)] < 0) {
            // every byte with its top bit set is followed by another
        }
    }

    /** A text in UTF-8 that ends with a 0 byte. */
    public String string() {
        int from = at;
        skipString();
        return new String(file, from, at - 1 - from, StandardCharsets.UTF_8);
    }

    /** The same, of which no more than {@code most} bytes are taken; moves over all of it. */
    String string(int most) {
        int from = at;
        skipString();
        return new String(file, from, Math.min(at - 1 - from, most), StandardCharsets.UTF_8);
    }

    /** Moves over a text that ends with a 0 byte. */
    public void skipString() {
        for (int i = at; i < end; i++) {
            if (file[i] == 0) {
                at = i + 1;
                return;
            }
        }
        throw error("text has no end");
    }

    /** The next {@code count} bytes as a range of their own; moves over them. */
    public SectionBytes slice(long count) {
        SectionBytes part = bytes.slice(position(), Math.max(count, -1));
        skip(count);
        return part;
    }
}
