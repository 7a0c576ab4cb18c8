package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.Language;
import java.util.OptionalLong;

/**
 * A pointer, a reference or a pointer to a member.
 *
 * @param kind which of them
 * @param recordedName the name that the compiler gave it, or empty
 * @param size size in bytes
 * @param target what it points to
 * @param language language to write the name in
 */
public record PointerType(
        Kind kind, String recordedName, long size, TypeRef target, Language language)
        implements Type {
    /** Kinds of pointers. */
    public enum Kind {
        POINTER,
        REFERENCE,
        RVALUE_REFERENCE,
        /** Its value is an offset in an object or a table index, not an address. */
        MEMBER
    }

    @Override
    public OptionalLong byteSize() {
        return OptionalLong.of(size);
    }
}
