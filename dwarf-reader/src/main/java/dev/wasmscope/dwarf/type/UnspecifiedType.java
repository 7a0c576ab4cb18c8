package dev.wasmscope.dwarf.type;

import java.util.OptionalLong;

/**
 * A type without values or without a description: {@code void}, {@code decltype(nullptr)}, {@code
 * !}.
 *
 * @param recordedName its name
 */
public record UnspecifiedType(String recordedName) implements Type {
    /** {@code void}. */
    public static final UnspecifiedType VOID = new UnspecifiedType("void");

    @Override
    public OptionalLong byteSize() {
        return OptionalLong.empty();
    }
}
