package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.ValType;
import java.util.BitSet;
import java.util.List;

/** The locals of a body, and which of those without a default value have been set so far. */
final class LocalTypes {

    static final LocalTypes NONE = new LocalTypes(List.of(), 0);

    private final List<ValType> types;
    private final BitSet unset = new BitSet();

    /** The locals set so far that had no default value, in the order they were set. */
    private int[] order = new int[0];

    private int initialised;

    LocalTypes(List<ValType> types, int paramCount) {
        this.types = types;
        for (int i = paramCount; i < types.size(); i++) {
            if (!types.get(i).isDefaultable()) {
                unset.set(i);
            }
        }
        if (!unset.isEmpty()) {
            order = new int[unset.cardinality()];
        }
    }

    List<ValType> types() {
        return types;
    }

    boolean exists(int index) {
        return index >= 0 && index < types.size();
    }

    boolean isUnset(int index) {
        return unset.get(index);
    }

    void set(int index) {
        if (unset.get(index)) {
            unset.clear(index);
            order[initialised++] = index;
        }
    }

    int initialisedCount() {
        return initialised;
    }

    /** At the end of a block: what was set inside counts as unset again. */
    void forgetAfter(int count) {
        while (initialised > count) {
            unset.set(order[--initialised]);
        }
    }
}
