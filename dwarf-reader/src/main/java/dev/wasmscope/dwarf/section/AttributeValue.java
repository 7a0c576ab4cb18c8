package dev.wasmscope.dwarf.section;

/** The value of an attribute, by class (DWARF 5, section 7.5.5), with all indexes resolved. */
public sealed interface AttributeValue {
    /**
     * A code or data address.
     *
     * @param value the address
     */
    record Address(long value) implements AttributeValue {}

    /**
     * An integer.
     *
     * @param value its bits: zero-extended from the size of the form unless it is signed
     * @param byteSize size of the form in bytes, or 0 for LEB128
     */
    record Constant(long value, int byteSize) implements AttributeValue {}

    /**
     * A yes or no.
     *
     * @param value yes
     */
    record Flag(boolean value) implements AttributeValue {}

    /**
     * A text.
     *
     * @param value the text
     */
    record Text(String value) implements AttributeValue {}

    /**
     * Another entry.
     *
     * @param target where it is
     * @param sameUnit whether it is in the unit that refers to it; else anywhere in {@code
     *     .debug_info}
     */
    record Reference(DieOffset target, boolean sameUnit) implements AttributeValue {}

    /**
     * A type in a type unit.
     *
     * @param signature the unit's signature
     */
    record Signature(long signature) implements AttributeValue {}

    /**
     * An offset into another section, which the attribute implies.
     *
     * @param offset bytes from that section's start
     */
    record SectionOffset(long offset) implements AttributeValue {}

    /**
     * An index into the unit's table of location lists or range lists.
     *
     * @param index the index
     */
    record ListIndex(long index) implements AttributeValue {}

    /**
     * Bytes: an expression or a constant.
     *
     * @param bytes the bytes
     */
    record Block(SectionBytes bytes) implements AttributeValue {}

    /**
     * Something that cannot be read.
     *
     * @param reason why
     */
    record Unsupported(String reason) implements AttributeValue {}
}
