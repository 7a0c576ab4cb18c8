package dev.wasmscope.engine.exec.gc;

import dev.wasmscope.engine.module.ArrayType;
import dev.wasmscope.engine.module.CompositeType;
import dev.wasmscope.engine.module.FieldType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Names;
import dev.wasmscope.engine.module.StorageKind;
import dev.wasmscope.engine.module.StructLayout;
import dev.wasmscope.engine.module.StructType;
import dev.wasmscope.engine.module.SubType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type that modules of a store define; equal types of different modules are one object. What
 * objects of the heap and functions carry, so that casts find out what they are.
 */
public final class DefinedType {
    /** Supertypes further up than this many levels from the root are found by walking. */
    private static final int MOST_LEVELS = 64;

    private static final StructLayout NO_FIELDS = StructLayout.of(new StructType(List.of()));

    private final int number;
    private final SubType type;
    private final @Nullable DefinedType supertype;
    private final int depth;

    /** The chain of supertypes from the root to this type, cut off at {@link #MOST_LEVELS}. */
    private final DefinedType[] chain;

    private final StructLayout layout;
    private final StorageKind elementKind;
    private final Module module;
    private final int typeIndex;

    DefinedType(
            int number,
            SubType type,
            @Nullable DefinedType supertype,
            Module module,
            int typeIndex) {
        this.number = number;
        this.type = type;
        this.supertype = supertype;
        this.depth = supertype == null ? 0 : supertype.depth + 1;
        DefinedType[] above = supertype == null ? new DefinedType[0] : supertype.chain;
        this.chain = Arrays.copyOf(above, Math.min(depth + 1, MOST_LEVELS));
        if (depth < MOST_LEVELS) {
            chain[depth] = this;
        }
        this.layout =
                type.composite() instanceof StructType struct ? StructLayout.of(struct) : NO_FIELDS;
        this.elementKind =
                type.composite() instanceof ArrayType(FieldType element)
                        ? StorageKind.of(element.storage())
                        : StorageKind.I8;
        this.module = module;
        this.typeIndex = typeIndex;
    }

    /** Its number in the store. */
    public int number() {
        return number;
    }

    /** Function, struct or array; type indices inside are the store's numbers. */
    public CompositeType composite() {
        return type.composite();
    }

    /** The type that it is declared a subtype of, if any. */
    public @Nullable DefinedType supertype() {
        return supertype;
    }

    /** A module that defines it: the first one of the store. */
    public Module module() {
        return module;
    }

    /** Its index in {@link #module()}. */
    public int typeIndex() {
        return typeIndex;
    }

    /** Where the fields are, if it is a struct. */
    StructLayout layout() {
        return layout;
    }

    /** What the elements are, if it is an array. */
    public StorageKind elementKind() {
        return elementKind;
    }

    /** Whether it is the other type or declared, directly or not, as its subtype. */
    public boolean isSubtypeOf(DefinedType other) {
        int level = other.depth;
        if (level < chain.length) {
            return chain[level] == other;
        }
        return level >= MOST_LEVELS && isBelow(other);
    }

    private boolean isBelow(DefinedType other) {
        DefinedType current = this;
        while (current != null && current.depth > other.depth) {
            current = current.supertype;
        }
        return current == other;
    }

    /** Whether it is the type with the number or a subtype of it. */
    public boolean isSubtypeOf(int otherNumber) {
        DefinedType current = this;
        while (current != null && current.number != otherNumber) {
            current = current.supertype;
        }
        return current != null;
    }

    /** The name in the defining module's name section with a dollar sign, else its index there. */
    @Override
    public String toString() {
        String name = module.names().name(Names.Kind.TYPE, typeIndex);
        return name == null ? Integer.toString(typeIndex) : "$" + name;
    }
}
