package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.Language;
import java.util.List;
import java.util.OptionalLong;

/**
 * The type of a function.
 *
 * @param result type of its result ({@code void} is an {@link UnspecifiedType})
 * @param parameters types of its parameters
 * @param variadic whether it takes more arguments than its parameters
 * @param language language to write the name in
 */
public record SubroutineType(
        TypeRef result, List<TypeRef> parameters, boolean variadic, Language language)
        implements Type {
    public SubroutineType {
        parameters = List.copyOf(parameters);
    }

    @Override
    public OptionalLong byteSize() {
        return OptionalLong.empty();
    }
}
