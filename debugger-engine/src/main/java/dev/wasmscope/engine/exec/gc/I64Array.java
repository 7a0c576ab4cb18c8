package dev.wasmscope.engine.exec.gc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of i64, or f64 by their bits. */
public final class I64Array extends ArrayInstance {
    private final long[] elements;

    I64Array(DefinedType type, int length) {
        super(type);
        this.elements = new long[length];
    }

    /** The bits of an element. */
    public long get(int index) {
        return elements[index];
    }

    /** Replaces an element. */
    public void set(int index, long bits) {
        elements[index] = bits;
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
        Arrays.fill(elements, from, from + count, slots[slot]);
    }

    @Override
    public void copy(int target, ArrayInstance source, int from, int count) {
        System.arraycopy(((I64Array) source).elements, from, elements, target, count);
    }

    @Override
    public void read(int target, byte[] bytes, int from, int count) {
        for (int i = 0; i < count; i++) {
            elements[target + i] = Bytes.readLong(bytes, from + i * Long.BYTES);
        }
    }
}
