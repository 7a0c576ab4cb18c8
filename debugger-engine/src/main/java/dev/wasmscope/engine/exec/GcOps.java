package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.GuestHeap;
import dev.wasmscope.engine.exec.gc.I31;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.lower.HeapOp;
import org.jspecify.annotations.Nullable;

/** Operations on structs, 31-bit integers and the types of references. */
final class GcOps {
    private GcOps() {}

    /** Executes operation {@code op} of the family from {@link Op#GC} on. */
    static void execute(
            ThreadState thread, Instance instance, int op, int[] ops, int pc, int frame) {
        long[] slots = thread.slots;
        @Nullable Object[] refs = thread.refs;
        int a = frame + ops[pc + 1];
        int b = frame + ops[pc + 2];
        int c = ops[pc + 3];
        switch (op) {
            case HeapOp.STRUCT_GET -> slots[a] = struct(refs[b]).number(c);
            case HeapOp.STRUCT_GET_REF -> refs[a] = struct(refs[b]).reference(c);
            case HeapOp.STRUCT_GET_S -> {
                int shift = ops[pc + 4];
                int packed = (int) struct(refs[b]).number(c) << shift;
                slots[a] = packed >> shift;
            }
            case HeapOp.STRUCT_GET_U -> {
                int shift = ops[pc + 4];
                int packed = (int) struct(refs[b]).number(c) << shift;
                int cut = packed >>> shift;
                slots[a] = cut;
            }
            case HeapOp.STRUCT_GET_V128 -> {
                StructInstance struct = struct(refs[b]);
                slots[a] = struct.number(c);
                slots[a + 1] = struct.number(c + 1);
            }
            case HeapOp.STRUCT_SET -> struct(refs[a]).setNumber(c, slots[b]);
            case HeapOp.STRUCT_SET_REF -> struct(refs[a]).setReference(c, refs[b]);
            case HeapOp.STRUCT_SET_V128 -> {
                StructInstance struct = struct(refs[a]);
                struct.setNumber(c, slots[b]);
                struct.setNumber(c + 1, slots[b + 1]);
            }
            case HeapOp.STRUCT_NEW -> refs[a] = newStruct(instance, c, slots, refs, b);
            case HeapOp.STRUCT_NEW_DEFAULT -> refs[a] = newStruct(instance, c);
            case HeapOp.REF_TEST ->
                    slots[a] = References.isA(instance, refs[b], c, ops[pc + 4]) ? 1 : 0;
            case HeapOp.REF_CAST -> {
                if (!References.isA(instance, refs[b], c, ops[pc + 4])) {
                    throw References.castFailure(instance, refs[b], c, ops[pc + 4]);
                }
            }
            case HeapOp.REF_AS_NON_NULL -> {
                if (refs[b] == null) {
                    throw new TrapException(TrapKind.NULL_REFERENCE);
                }
            }
            case HeapOp.REF_EQ -> slots[a] = References.same(refs[b], refs[frame + c]) ? 1 : 0;
            case HeapOp.REF_I31 -> refs[a] = I31.of((int) slots[b]);
            case HeapOp.I31_GET_S -> slots[a] = i31(refs[b]).value();
            case HeapOp.I31_GET_U -> slots[a] = i31(refs[b]).unsigned();
            default -> throw new IllegalStateException("no operation " + op);
        }
    }

    private static StructInstance struct(@Nullable Object reference) {
        if (reference == null) {
            throw new TrapException(TrapKind.NULL_STRUCTURE_REFERENCE);
        }
        return (StructInstance) reference;
    }

    private static I31 i31(@Nullable Object reference) {
        if (reference == null) {
            throw new TrapException(TrapKind.NULL_I31_REFERENCE);
        }
        return (I31) reference;
    }

    private static StructInstance newStruct(
            Instance instance, int type, long[] slots, @Nullable Object[] refs, int first) {
        try {
            instance.store().heap().reserve(StructInstance.bytes(instance.definedTypes[type]));
            return new StructInstance(instance.definedTypes[type], slots, refs, first);
        } catch (OutOfMemoryError e) {
            throw GuestHeap.outOfMemory("no room for a struct");
        }
    }

    private static StructInstance newStruct(Instance instance, int type) {
        return instance.store().heap().newStruct(instance.definedTypes[type]);
    }
}
