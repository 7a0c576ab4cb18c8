package dev.wasmscope.dwarf.section;

import java.util.Arrays;
import java.util.Objects;

/**
 * The bytes of one section (or of a part of one), as a range of the file's bytes: nothing is
 * copied. The array must not be changed while debug information is read from it.
 */
public final class SectionBytes {
    private final String name;
    private final byte[] file;
    private final int offset;
    private final int length;
    private final long sectionOffset;

    private SectionBytes(String name, byte[] file, int offset, int length, long sectionOffset) {
        Objects.checkFromIndexSize(offset, length, file.length);
        this.name = name;
        this.file = file;
        this.offset = offset;
        this.length = length;
        this.sectionOffset = sectionOffset;
    }

    /** The section's name, used in errors. */
    public String name() {
        return name;
    }

    /** The bytes the range lies in. */
    byte[] file() {
        return file;
    }

    /** First byte of the range in {@link #file}. */
    int offset() {
        return offset;
    }

    /** Number of bytes. */
    public int length() {
        return length;
    }

    /** Offset of the range's first byte in its section: 0 for a whole section. */
    public long sectionOffset() {
        return sectionOffset;
    }

    /**
     * A whole section.
     *
     * @param name the section's name
     * @param file the bytes it lies in
     * @param offset first byte in {@code file}
     * @param length number of bytes
     */
    public static SectionBytes of(String name, byte[] file, int offset, int length) {
        return new SectionBytes(name, file, offset, length, 0);
    }

    /** A section that is not there. */
    public static SectionBytes empty(String name) {
        return new SectionBytes(name, new byte[0], 0, 0, 0);
    }

    /** The same bytes under another name, for errors that have to name a file too. */
    SectionBytes named(String other) {
        return new SectionBytes(other, file, offset, length, sectionOffset);
    }

    /** Whether there is nothing to read. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** A reader at the first byte. */
    public DwarfReader reader() {
        return new DwarfReader(this, 0);
    }

    /**
     * A reader at an offset.
     *
     * @param at bytes from the start of this range
     * @throws DwarfException if {@code at} is outside of the range
     */
    public DwarfReader reader(long at) {
        if (at < 0) { // such a number is no place: the place is the section, the number the cause
            throw new DwarfException(
                    name,
                    sectionOffset,
                    "offset 0x%x is outside of the section's %d".formatted(at, length));
        }
        if (at > length) {
            throw new DwarfException(
                    name, sectionOffset + at, "offset is outside of the section's " + length);
        }
        return new DwarfReader(this, (int) at);
    }

    /**
     * A part of this range.
     *
     * @throws DwarfException if the part does not lie within this range
     */
    public SectionBytes slice(long from, long count) {
        if (from < 0 || count < 0 || from > length || count > length - from) {
            throw new DwarfException(
                    name,
                    sectionOffset + from,
                    "a part of " + count + " bytes runs past the end of the section");
        }
        return new SectionBytes(name, file, offset + (int) from, (int) count, sectionOffset + from);
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(file, offset, offset + length);
    }
}
