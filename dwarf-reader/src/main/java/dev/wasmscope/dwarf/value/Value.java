package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.RustTypeNames;
import dev.wasmscope.dwarf.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * The value of a variable, or of a part of one, at one stop of the program. It stays valid while
 * the program is stopped.
 */
public sealed interface Value permits AvailableValue, UnavailableValue {
    /**
     * How the value is called in its parent: a variable's or member's name, {@code [3]}, {@code *}
     * followed by a pointer's name, or a base class's name.
     */
    String name();

    /** Its type. */
    Type type();

    /** Its type as the source language writes it. */
    default String typeName() {
        return type().name();
    }

    /** Its type as people say it: {@code Vec<i32>} for Rust's, without modules and allocators. */
    default String shortTypeName() {
        boolean rust =
                switch (type().stripped()) {
                    case CompositeType type -> type.language() == Language.RUST;
                    case PointerType type -> type.language() == Language.RUST;
                    case ArrayType type -> type.language() == Language.RUST;
                    case EnumerationType type -> type.language() == Language.RUST;
                    default -> false;
                };
        return rust ? RustTypeNames.shortened(typeName()) : typeName();
    }

    /** Where it is, in words: "at 0x1234", "in local 3", or why it is nowhere. */
    String locationText();

    /** The value on one line: a number, a quoted text, {@code {x=1, y=2}}, or why there is none. */
    String summary();

    /** Number of children; may be an estimate of 1 for a pointer whose target is unreadable. */
    long childCount();

    /** Whether there are children to show. */
    default boolean hasChildren() {
        return childCount() > 0;
    }

    /**
     * Some children: members, array elements, the target of a pointer. The cost grows with {@code
     * count} only.
     *
     * @param from index of the first child wanted
     * @param count number of children wanted; fewer are returned at the end
     */
    List<Value> children(long from, int count);

    /** Whether it, or what it points to, is shown as something else than its members. */
    default boolean isViewed() {
        return false;
    }

    /** The same value shown by its members. */
    default Value raw() {
        return this;
    }

    /** A child by its name, as in {@code value.name}. */
    default Optional<Value> child(String wanted) {
        return Optional.empty();
    }

    /** The same value under another name. */
    Value named(String name);
}
