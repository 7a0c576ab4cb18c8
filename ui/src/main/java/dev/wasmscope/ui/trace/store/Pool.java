package dev.wasmscope.ui.trace.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values that recur, each kept once under a small number. Guarded by the store that owns it. */
final class Pool<T> {
    /** Says that a value is not in the pool and that there is no room for it. */
    static final int FULL = -1;

    private final int limit;
    private final Map<T, Integer> ids = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    /**
     * @param limit most values: a guest that passes a new text each time must not fill the heap
     */
    Pool(int limit) {
        this.limit = limit;
    }

    /** The number of a value, from 0; {@link #FULL} when it is new and there is no room. */
    int id(T value) {
        Integer known = ids.get(value);
        if (known != null) {
            return known;
        }
        if (values.size() == limit) {
            return FULL;
        }
        ids.put(value, values.size());
        values.add(value);
        return values.size() - 1;
    }

    /** The value of a number that {@link #id} gave. */
    T get(int id) {
        return values.get(id);
    }

    int size() {
        return values.size();
    }
}
