package dev.wasmscope.profiler.analyse;

import java.util.Arrays;

/** Numbers keys in the order of their first use and keeps a value for each, without boxes. */
final class LongSums {

    private static final int FREE = -1;

    private int size;
    private long[] keys = new long[64];
    private long[] values = new long[64];
    private int[] index = new int[128];

    LongSums() {
        Arrays.fill(index, FREE);
    }

    int size() {
        return size;
    }

    long key(int number) {
        return keys[number];
    }

    long value(int number) {
        return values[number];
    }

    /** The value of a key; 0 if it was never used. */
    long valueOf(long key) {
        int slot = probe(key);
        return index[slot] == FREE ? 0 : values[index[slot]];
    }

    void add(long key, long value) {
        int number = numberOf(key);
        values[number] += value;
    }

    void max(long key, long value) {
        int number = numberOf(key);
        values[number] = Math.max(values[number], value);
    }

    /** The number of a key, given to it now if it is new; its value then is 0. */
    int numberOf(long key) {
        int slot = probe(key);
        if (index[slot] != FREE) {
            return index[slot];
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        keys[size] = key;
        index[slot] = size++;
        if (size * 2 > index.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        index = new int[index.length * 2];
        Arrays.fill(index, FREE);
        for (int number = 0; number < size; number++) {
            index[probe(keys[number])] = number;
        }
    }

    private int probe(long key) {
        int mask = index.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (index[slot] != FREE && keys[index[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
