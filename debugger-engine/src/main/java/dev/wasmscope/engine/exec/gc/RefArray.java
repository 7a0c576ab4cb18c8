package dev.wasmscope.engine.exec.gc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of references. */
public final class RefArray extends ArrayInstance {
    private final @Nullable Object[] elements;

    RefArray(DefinedType type, int length) {
        super(type);
        this.elements = new Object[length];
    }

    /** An element. */
    public @Nullable Object get(int index) {
        return elements[index];
    }

    /** Replaces an element. */
    public void set(int index, @Nullable Object reference) {
        elements[index] = reference;
    }

    /** Copies references from a row of them. */
    public void read(int target, @Nullable Object[] references, int from, int count) {
        System.arraycopy(references, from, elements, target, count);
    }

    @Override
    public int length() {
        return elements.length;
    }

    @Override
    public void load(int index, long[] slots, @Nullable Object[] slotReferences, int slot) {
        slotReferences[slot] = elements[index];
    }

    @Override
    public void fill(
            int from, int count, long[] slots, @Nullable Object[] slotReferences, int slot) {
        Arrays.fill(elements, from, from + count, slotReferences[slot]);
    }

    @Override
    public void copy(int target, ArrayInstance source, int from, int count) {
        System.arraycopy(((RefArray) source).elements, from, elements, target, count);
    }

    @Override
    public void read(int target, byte[] bytes, int from, int count) {
        throw new IllegalArgumentException("references are not read from bytes");
    }
}
