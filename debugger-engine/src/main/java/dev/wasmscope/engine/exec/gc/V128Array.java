package dev.wasmscope.engine.exec.gc;

import org.jspecify.annotations.Nullable;

/** An array of vectors, each two longs, the low half first. */
public final class V128Array extends ArrayInstance {
    private final long[] halves;

    V128Array(DefinedType type, int length) {
        super(type);
        this.halves = new long[2 * length];
    }

    @Override
    public int length() {
        return halves.length / 2;
    }

    @Override
    public void load(int index, long[] slots, @Nullable Object[] slotReferences, int slot) {
        slots[slot] = halves[2 * index];
        slots[slot + 1] = halves[2 * index + 1];
    }

    @Override
    public void fill(
            int from, int count, long[] slots, @Nullable Object[] slotReferences, int slot) {
        for (int i = 2 * from; i < 2 * (from + count); i += 2) {
            halves[i] = slots[slot];
            halves[i + 1] = slots[slot + 1];
        }
    }

    @Override
    public void copy(int target, ArrayInstance source, int from, int count) {
        System.arraycopy(((V128Array) source).halves, 2 * from, halves, 2 * target, 2 * count);
    }

    @Override
    public void read(int target, byte[] bytes, int from, int count) {
        for (int i = 0; i < 2 * count; i++) {
            halves[2 * target + i] = Bytes.readLong(bytes, from + i * Long.BYTES);
        }
    }
}
