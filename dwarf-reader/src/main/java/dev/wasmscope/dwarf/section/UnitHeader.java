package dev.wasmscope.dwarf.section;

/**
 * The header of a unit (DWARF 5, section 7.5.1).
 *
 * @param offset where the header starts
 * @param encoding version and sizes
 * @param unitType DW_UT code; versions before 5 have compile units (1) and type units (2) only
 * @param abbreviations offset of its table in {@code .debug_abbrev}
 * @param signature signature of a type unit, or id of a split unit; else 0
 * @param typeOffset of a type unit, its type's entry, from the header's start; else 0
 * @param firstEntry offset of the first entry from the start of the section
 * @param end offset behind the unit
 */
public record UnitHeader(
        UnitOffset offset,
        Encoding encoding,
        int unitType,
        long abbreviations,
        long signature,
        long typeOffset,
        long firstEntry,
        long end) {
    static final int TYPE = 2;
    static final int SKELETON = 4;
    static final int SPLIT_COMPILE = 5;
    static final int SPLIT_TYPE = 6;

    /** Whether the unit holds a single type. */
    public boolean isTypeUnit() {
        return unitType == TYPE || unitType == SPLIT_TYPE;
    }

    /**
     * Reads a header.
     *
     * @param reader stands at the header; moved behind it
     * @param section the section read
     * @param typesSection whether it is {@code .debug_types} of version 4
     */
    static UnitHeader read(DwarfReader reader, SectionBytes section, boolean typesSection) {
        long start = reader.offset();
        InitialLength length = InitialLength.read(reader);
        long end = reader.offset() + length.length();
        if (length.length() < 0 || length.length() > reader.remaining()) {
            throw new DwarfException(
                    section.name(),
                    start,
                    "unit length " + Long.toUnsignedString(length.length()) + " runs past the end");
        }
        int version = reader.u16();
        if (version < 2 || version > 5) {
            throw new DwarfException(
                    section.name(), start, "DWARF version " + version + " is not supported");
        }
        int unitType = version >= 5 ? reader.u8() : typesSection ? TYPE : 1;
        int addressSize = version >= 5 ? reader.u8() : 0;
        long abbreviations = reader.sectionOffset(length.dwarf64());
        addressSize = version >= 5 ? addressSize : reader.u8();
        if (addressSize != 4 && addressSize != 8) {
            throw new DwarfException(
                    section.name(), start, "address size " + addressSize + " is not supported");
        }
        boolean isType = unitType == TYPE || unitType == SPLIT_TYPE;
        boolean hasId = isType || unitType == SKELETON || unitType == SPLIT_COMPILE;
        long signature = hasId ? reader.u64() : 0;
        long typeOffset = isType ? reader.sectionOffset(length.dwarf64()) : 0;
        return new UnitHeader(
                new UnitOffset(start),
                new Encoding(version, length.dwarf64(), addressSize),
                unitType,
                abbreviations,
                signature,
                typeOffset,
                reader.offset(),
                end);
    }
}
