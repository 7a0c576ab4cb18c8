package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.Language;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A pointer, a reference or a pointer to a member.
 *
 * @param kind which of them
 * @param recordedName the name that the compiler gave it, or empty
 * @param size size in bytes
 * @param target what it points to
 * @param language language to write the name in
 * @param containing the class whose members a pointer to a member may mean, else null
 */
public record PointerType(
        Kind kind,
        String recordedName,
        long size,
        TypeRef target,
        Language language,
        @Nullable TypeRef containing)
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
        return OptionalLong.of(isToMethod() ? 2 * size : size);
    }

    /**
     * Whether it is a pointer to a member function: an address or vtable offset, and an adjustment
     * of the object's address.
     */
    public boolean isToMethod() {
        return kind == Kind.MEMBER && target.get().stripped() instanceof SubroutineType;
    }
}
