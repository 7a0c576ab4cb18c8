package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.Language;
import java.util.List;
import java.util.OptionalLong;

/**
 * An enumeration.
 *
 * @param qualifiedName its name with the namespaces and types around it; empty if anonymous
 * @param size size in bytes
 * @param isSigned whether its values are signed
 * @param scoped whether its names need the type's name in front ({@code enum class})
 * @param enumerators the named values
 * @param language language to write the name in
 */
public record EnumerationType(
        String qualifiedName,
        long size,
        boolean isSigned,
        boolean scoped,
        List<Enumerator> enumerators,
        Language language)
        implements Type {
    public EnumerationType {
        enumerators = List.copyOf(enumerators);
    }

    /**
     * A named value.
     *
     * @param name its name
     * @param value its bits, sign-extended
     */
    public record Enumerator(String name, long value) {}

    @Override
    public OptionalLong byteSize() {
        return OptionalLong.of(size);
    }
}
