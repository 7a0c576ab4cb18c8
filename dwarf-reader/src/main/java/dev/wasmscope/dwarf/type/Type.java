package dev.wasmscope.dwarf.type;

import java.util.OptionalLong;

/** A type of the source program. */
public sealed interface Type
        permits BaseType,
                PointerType,
                CompositeType,
                ArrayType,
                EnumerationType,
                TypedefType,
                QualifiedType,
                SubroutineType,
                UnspecifiedType,
                BrokenType {

    /** The type as its language writes it, such as {@code struct point *} or {@code &str}. */
    default String name() {
        return TypeNames.nameOf(this);
    }

    /** Size of a value in bytes; none for incomplete types and types of unknown length. */
    OptionalLong byteSize();

    /** The type without typedefs and {@code const}-like qualifiers around it. */
    default Type stripped() {
        Type type = this;
        for (int i = 0; i < TypeNames.MAX_DEPTH; i++) {
            switch (type) {
                case TypedefType alias -> type = alias.target().get();
                case QualifiedType qualified -> type = qualified.target().get();
                default -> {
                    return type;
                }
            }
        }
        return new BrokenType("the type refers to itself");
    }
}
