package dev.wasmscope.dwarf.type;

import java.util.OptionalLong;

/**
 * Another name for a type.
 *
 * @param qualifiedName the name, with the namespaces and types around it
 * @param target the type it stands for
 */
public record TypedefType(String qualifiedName, TypeRef target) implements Type {
    @Override
    public OptionalLong byteSize() {
        return stripped().byteSize();
    }
}
