package dev.wasmscope.engine.exec.gc;

import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.ArrayType;
import dev.wasmscope.engine.module.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * An array; a class for each kind of element. Callers have checked indices, counts and that the
 * kinds fit; numbers are bits as in a frame's slots.
 */
public abstract sealed class ArrayInstance extends HeapObject
        permits I8Array, I16Array, I32Array, I64Array, V128Array, RefArray {

    ArrayInstance(DefinedType type) {
        super(type);
    }

    /**
     * An array of zeros or null references.
     *
     * @param length at most what a Java array can have
     */
    public static ArrayInstance of(DefinedType type, int length) {
        return switch (type.elementKind()) {
            case I8 -> new I8Array(type, length);
            case I16 -> new I16Array(type, length);
            case I32 -> new I32Array(type, length);
            case I64 -> new I64Array(type, length);
            case V128 -> new V128Array(type, length);
            case REF -> new RefArray(type, length);
        };
    }

    /** Number of elements. */
    public abstract int length();

    /** Puts element {@code index} into a slot of a frame, a vector into two. */
    public abstract void load(int index, long[] slots, @Nullable Object[] slotReferences, int slot);

    /** Sets elements to what is in a slot of a frame, a vector in two. */
    public abstract void fill(
            int from, int count, long[] slots, @Nullable Object[] slotReferences, int slot);

    /** Copies elements of an array of the same kind, which may be this one. */
    public abstract void copy(int target, ArrayInstance source, int from, int count);

    /** Sets elements from little-endian bytes; an array of references does not allow it. */
    public abstract void read(int target, byte[] bytes, int from, int count);

    /** The element type; type indices inside are the store's numbers. */
    public final FieldType elementType() {
        return ((ArrayType) type().composite()).element();
    }

    /**
     * An element; a packed one is sign-extended.
     *
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public final Value element(int index) {
        long[] slots = new long[2];
        @Nullable Object[] references = new Object[1];
        load(java.util.Objects.checkIndex(index, length()), slots, references, 0);
        return Value.of(elementType().unpacked(), slots[0], slots[1], references[0]);
    }
}
