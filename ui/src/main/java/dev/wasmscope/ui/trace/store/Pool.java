package dev.wasmscope.ui.trace.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that recur, each kept once under a small number. One thread adds; a thread that has seen a
 * call appended may read every value of that call.
 */
final class Pool<T> {
    /** Says that a value is not in the pool and that there is no room for it. */
    static final int FULL = -1;

    private final int limit;
    private final T filler;
    private final Map<T, Integer> ids = new HashMap<>();
    private List<T> values;
    private int size;

    /**
     * @param limit most values: a guest that passes a new text each time must not fill the heap
     * @param filler stands where no value is yet
     */
    Pool(int limit, T filler) {
        this.limit = limit;
        this.filler = filler;
        this.values = places(64, filler);
    }

    private static <T> List<T> places(int count, T filler) {
        @SuppressWarnings("unchecked") // holds nothing but T and is handed to nobody
        T[] array = (T[]) new Object[count];
        Arrays.fill(array, filler);
        return Arrays.asList(array);
    }

    /** The number of a value, from 0; {@link #FULL} when it is new and there is no room. */
    int id(T value) {
        Integer known = ids.get(value);
        if (known != null) {
            return known;
        }
        if (size == limit) {
            return FULL;
        }
        if (size == values.size()) {
            List<T> larger = places(size * 2, filler);
            for (int i = 0; i < size; i++) {
                larger.set(i, values.get(i));
            }
            values = larger;
        }
        values.set(size, value);
        ids.put(value, size);
        return size++;
    }

    /** The value of a number that {@link #id} gave. */
    T get(int id) {
        return values.get(id);
    }
}
