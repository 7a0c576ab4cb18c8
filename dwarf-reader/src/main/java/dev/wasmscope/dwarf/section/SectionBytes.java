package dev.wasmscope.dwarf.section;

import java.util.Arrays;
import java.util.Objects;

/**
 * The bytes of one section (or of a part of one), as a range of the file's bytes: nothing is
 * copied. The array must not be changed while debug information is read from it.
 *
 * @param name the section's name, used in errors
 * @param file the bytes the range lies in
 * @param offset first byte of the range in {@code file}
 * @param length number of bytes
 * @param sectionOffset offset of the range's first byte in its section (0 for a whole section)
 */
public record SectionBytes(String name, byte[] file, int offset, int length, long sectionOffset) {
    public SectionBytes {
        Objects.requireNonNull(name);
        Objects.checkFromIndexSize(offset, length, file.length);
    }

    /** A whole section. */
    public static SectionBytes of(String name, byte[] file, int offset, int length) {
        return new SectionBytes(name, file, offset, length, 0);
    }

    /** A section that is not there. */
    public static SectionBytes empty(String name) {
        return new SectionBytes(name, new byte[0], 0, 0, 0);
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
        if (at < 0 || at > length) {
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
