package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import java.util.List;

/** Where values of given types are that lie one after the other: a vector takes two slots. */
final class ValueSlots {
    private final ValType[] types;
    private final int[] offsets;
    private final boolean onlyNumbers;

    ValueSlots(List<ValType> types) {
        this.types = types.toArray(ValType[]::new);
        this.offsets = new int[this.types.length];
        int next = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = next;
            next += this.types[i] == VecType.V128 ? 2 : 1;
        }
        this.onlyNumbers = types.stream().allMatch(NumType.class::isInstance);
    }

    int count() {
        return offsets.length;
    }

    ValType type(int index) {
        return types[index];
    }

    /** Slots between the first value and this one. */
    int at(int index) {
        return offsets[index];
    }

    /** Whether the value has 32 bits. */
    boolean narrow(int index) {
        return types[index] == NumType.I32 || types[index] == NumType.F32;
    }

    /** Whether no value is a vector or a reference. */
    boolean onlyNumbers() {
        return onlyNumbers;
    }
}
