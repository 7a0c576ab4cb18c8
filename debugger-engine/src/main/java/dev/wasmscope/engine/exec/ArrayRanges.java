package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.DefinedType;
import dev.wasmscope.engine.exec.gc.GuestHeap;
import dev.wasmscope.engine.lower.HeapOp;
import org.jspecify.annotations.Nullable;

/**
 * Operations that make arrays or work on ranges of them (core specification 4.6.10). Fills and
 * copies work in pieces and can pause between two of them.
 */
final class ArrayRanges {
    /** Elements; some milliseconds of work. */
    private static final int PIECE = 1 << 20;

    private ArrayRanges() {}

    /** Executes operation {@code op} of the family from {@link HeapOp#ARRAY_NEW} on. */
    static void execute(
            ThreadState thread, Instance instance, int op, int[] ops, int pc, int frame) {
        if (op < HeapOp.ARRAY_FILL) {
            try {
                thread.refs[frame + ops[pc + 1]] = make(thread, instance, op, ops, pc, frame);
            } catch (OutOfMemoryError e) {
                throw GuestHeap.outOfMemory("no room for an array");
            }
        } else {
            change(thread, instance, op, ops, pc, frame);
        }
    }

    private static ArrayInstance make(
            ThreadState thread, Instance instance, int op, int[] ops, int pc, int frame) {
        long[] slots = thread.slots;
        int b = frame + ops[pc + 2];
        DefinedType type = instance.definedTypes[ops[pc + 3]];
        int d = frame + ops[pc + 4];
        int segment = ops[pc + 5];
        GuestHeap heap = instance.store().heap();
        return switch (op) {
            case HeapOp.ARRAY_NEW -> {
                ArrayInstance array = heap.newArray(type, (int) slots[d]);
                array.fill(0, array.length(), slots, thread.refs, b);
                yield array;
            }
            case HeapOp.ARRAY_NEW_DEFAULT -> heap.newArray(type, (int) slots[d]);
            case HeapOp.ARRAY_NEW_FIXED -> {
                ArrayInstance array = heap.newArray(type, segment);
                int width = ops[pc + 6];
                for (int i = 0; i < segment; i++) {
                    array.fill(i, 1, slots, thread.refs, b + i * width);
                }
                yield array;
            }
            case HeapOp.ARRAY_NEW_DATA ->
                    instance.newArrayFromData(type, segment, unsigned(slots[b]), (int) slots[d]);
            case HeapOp.ARRAY_NEW_ELEM ->
                    instance.newArrayFromElements(
                            type, segment, unsigned(slots[b]), (int) slots[d]);
            default -> throw new IllegalStateException("no operation " + op);
        };
    }

    private static void change(
            ThreadState thread, Instance instance, int op, int[] ops, int pc, int frame) {
        long[] slots = thread.slots;
        @Nullable Object[] refs = thread.refs;
        ArrayInstance array = ArrayOps.array(refs[frame + ops[pc + 1]]);
        long index = unsigned(slots[frame + ops[pc + 2]]);
        int c = frame + ops[pc + 3];
        int d = frame + ops[pc + 4];
        switch (op) {
            case HeapOp.ARRAY_FILL ->
                    fill(thread, array, checked(array, index, slots[d]), (int) slots[d], c);
            case HeapOp.ARRAY_COPY -> {
                ArrayInstance source = ArrayOps.array(refs[c]);
                long count = slots[frame + ops[pc + 5]];
                int target = checked(array, index, count);
                int from = checked(source, unsigned(slots[d]), count);
                copy(thread, array, target, source, from, (int) count);
            }
            case HeapOp.ARRAY_INIT_DATA ->
                    instance.arrayInitData(
                            array,
                            checked(array, index, slots[d]),
                            ops[pc + 5],
                            unsigned(slots[c]),
                            (int) slots[d]);
            case HeapOp.ARRAY_INIT_ELEM ->
                    instance.arrayInitElements(
                            array,
                            checked(array, index, slots[d]),
                            ops[pc + 5],
                            unsigned(slots[c]),
                            (int) slots[d]);
            default -> throw new IllegalStateException("no operation " + op);
        }
    }

    private static void fill(
            ThreadState thread, ArrayInstance array, int index, int count, int value) {
        int at = index;
        int left = count;
        while (left > PIECE) {
            array.fill(at, PIECE, thread.slots, thread.refs, value);
            at += PIECE;
            left -= PIECE;
            if (thread.isHurried()) {
                throw new Suspension(at, thread.slots[value], left);
            }
        }
        array.fill(at, left, thread.slots, thread.refs, value);
    }

    private static void copy(
            ThreadState thread,
            ArrayInstance target,
            int to,
            ArrayInstance source,
            int from,
            int count) {
        int at = to;
        int start = from;
        int left = count;
        boolean backwards = target == source && to > from;
        while (left > PIECE) {
            left -= PIECE;
            if (backwards) {
                target.copy(at + left, source, start + left, PIECE);
            } else {
                target.copy(at, source, start, PIECE);
                at += PIECE;
                start += PIECE;
            }
            if (thread.isHurried()) {
                // between the numbers is the source, which stays
                throw new Suspension(at, 0, start, left);
            }
        }
        target.copy(at, source, start, left);
    }

    private static long unsigned(long slot) {
        return slot & 0xffff_ffffL;
    }

    /** The index of a range that lies within the array. */
    private static int checked(ArrayInstance array, long index, long countSlot) {
        long count = unsigned(countSlot);
        if (index > array.length() - count) {
            throw ArrayOps.outOfBounds(array, index, count);
        }
        return (int) index;
    }
}
