package dev.wasmscope.dwarf.type;

/**
 * A data member of a composite type.
 *
 * @param name its name; empty for an anonymous structure or union
 * @param type its type
 * @param byteOffset bytes from the start of the object
 * @param bits the bits it takes if it is a bit field, else null
 * @param artificial whether the compiler made it up (a vtable pointer, say)
 * @param isStatic whether it belongs to the type and not to each object
 */
public record Member(
        String name,
        TypeRef type,
        long byteOffset,
        @org.jspecify.annotations.Nullable BitField bits,
        boolean artificial,
        boolean isStatic) {
    /**
     * The bits of a bit field.
     *
     * @param bitOffset bits from the start of the object, lowest bit first (little endian)
     * @param bitSize number of bits
     */
    public record BitField(long bitOffset, int bitSize) {}
}
