package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.DefinedType;
import dev.wasmscope.engine.exec.gc.I16Array;
import dev.wasmscope.engine.exec.gc.I32Array;
import dev.wasmscope.engine.exec.gc.I64Array;
import dev.wasmscope.engine.exec.gc.I8Array;
import dev.wasmscope.engine.exec.gc.RefArray;
import dev.wasmscope.engine.lower.HeapOp;
import org.jspecify.annotations.Nullable;

/** Operations on arrays: elements here, whole ranges in {@link ArrayRanges}. */
final class ArrayOps {
    private ArrayOps() {}

    /** Executes operation {@code op} of the family from {@link Op#ARRAY} on. */
    static void execute(
            ThreadState thread, Instance instance, int op, int[] ops, int pc, int frame) {
        if (op >= HeapOp.ARRAY_NEW) {
            ArrayRanges.execute(thread, instance, op, ops, pc, frame);
            return;
        }
        long[] slots = thread.slots;
        @Nullable Object[] refs = thread.refs;
        int a = frame + ops[pc + 1];
        int b = frame + ops[pc + 2];
        int c = frame + ops[pc + 3];
        if (op >= HeapOp.ARRAY_SET) {
            set(op, array(refs[a]), (int) slots[b], slots, refs, c);
            return;
        }
        ArrayInstance array = array(refs[b]);
        if (op == HeapOp.ARRAY_LEN) {
            slots[a] = array.length();
            return;
        }
        int index = checked(array, (int) slots[c]);
        switch (op) {
            case HeapOp.ARRAY_GET_I8_S -> slots[a] = ((I8Array) array).get(index);
            case HeapOp.ARRAY_GET_I8_U -> slots[a] = ((I8Array) array).get(index) & 0xff;
            case HeapOp.ARRAY_GET_I16_S -> slots[a] = ((I16Array) array).get(index);
            case HeapOp.ARRAY_GET_I16_U -> slots[a] = ((I16Array) array).get(index) & 0xffff;
            case HeapOp.ARRAY_GET_I32 -> slots[a] = ((I32Array) array).get(index);
            case HeapOp.ARRAY_GET_I64 -> slots[a] = ((I64Array) array).get(index);
            case HeapOp.ARRAY_GET_REF -> refs[a] = ((RefArray) array).get(index);
            case HeapOp.ARRAY_GET_V128 -> array.load(index, slots, refs, a);
            default -> throw new IllegalStateException("no operation " + op);
        }
    }

    private static void set(
            int op, ArrayInstance array, int at, long[] slots, @Nullable Object[] refs, int value) {
        int index = checked(array, at);
        switch (op) {
            case HeapOp.ARRAY_SET_I8 -> ((I8Array) array).set(index, slots[value]);
            case HeapOp.ARRAY_SET_I16 -> ((I16Array) array).set(index, slots[value]);
            case HeapOp.ARRAY_SET_I32 -> ((I32Array) array).set(index, slots[value]);
            case HeapOp.ARRAY_SET_I64 -> ((I64Array) array).set(index, slots[value]);
            case HeapOp.ARRAY_SET_REF -> ((RefArray) array).set(index, refs[value]);
            case HeapOp.ARRAY_SET_V128 -> array.fill(index, 1, slots, refs, value);
            default -> throw new IllegalStateException("no operation " + op);
        }
    }

    static ArrayInstance array(@Nullable Object reference) {
        if (reference == null) {
            throw new TrapException(TrapKind.NULL_ARRAY_REFERENCE);
        }
        return (ArrayInstance) reference;
    }

    /** An index without sign is outside if it is negative. */
    private static int checked(ArrayInstance array, int index) {
        if (index < 0 || index >= array.length()) {
            throw outOfBounds(array, Integer.toUnsignedLong(index), 1);
        }
        return index;
    }

    static TrapException outOfBounds(ArrayInstance array, long index, long count) {
        DefinedType type = array.type();
        return new TrapException(
                TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS,
                "element %d%s of a (ref %s) of %d"
                        .formatted(
                                index,
                                count == 1 ? "" : ", %d elements,".formatted(count),
                                type,
                                array.length()));
    }
}
