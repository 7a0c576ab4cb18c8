package dev.wasmscope.engine.exec.gc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of packed i16. */
public final class I16Array extends ArrayInstance {
    private final short[] elements;

    I16Array(DefinedType type, int length) {
        super(type);
        this.elements = new short[length];
    }

    /** An element, sign-extended. */
    public short get(int index) {
        return elements[index];
    }

    /** Replaces an element by the low bits. */
    public void set(int index, long bits) {
        elements[index] = (short) bits;
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
        Arrays.fill(elements, from, from + count, (short) slots[slot]);
    }

    @Override
    public void copy(int target, ArrayInstance source, int from, int count) {
        System.arraycopy(((I16Array) source).elements, from, elements, target, count);
    }

    @Override
    public void read(int target, byte[] bytes, int from, int count) {
        for (int i = 0; i < count; i++) {
            elements[target + i] = Bytes.readShort(bytes, from + i * Short.BYTES);
        }
    }
}
