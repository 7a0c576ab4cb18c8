package dev.wasmscope.engine.exec.gc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of packed i8. */
public final class I8Array extends ArrayInstance {
    private final byte[] elements;

    I8Array(DefinedType type, int length) {
        super(type);
        this.elements = new byte[length];
    }

    /** An element, sign-extended. */
    public byte get(int index) {
        return elements[index];
    }

    /** Replaces an element by the low bits. */
    public void set(int index, long bits) {
        elements[index] = (byte) bits;
    }

    @Override
    public int length() {
        return elements.length;
    }

    @Override
    public void load(int index, long[] slots, @Nullable Object[] slotReferences, int slot) {
        slots[slot] = elements[index];
    }

    @Override
    public void fill(
            int from, int count, long[] slots, @Nullable Object[] slotReferences, int slot) {
        Arrays.fill(elements, from, from + count, (byte) slots[slot]);
    }

    @Override
    public void copy(int target, ArrayInstance source, int from, int count) {
        System.arraycopy(((I8Array) source).elements, from, elements, target, count);
    }

    @Override
    public void read(int target, byte[] bytes, int from, int count) {
        System.arraycopy(bytes, from, elements, target, count);
    }
}
