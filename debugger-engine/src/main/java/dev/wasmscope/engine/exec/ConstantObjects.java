package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.DefinedType;
import dev.wasmscope.engine.exec.gc.GuestHeap;
import dev.wasmscope.engine.exec.gc.I31;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.StructType;
import dev.wasmscope.engine.module.TypeIndex;
import dev.wasmscope.engine.module.VecType;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Structs, arrays and conversions of references in constant expressions. */
final class ConstantObjects {
    /** Values as they lie in a frame. */
    private record Row(long[] slots, @Nullable Object[] references) {}

    private ConstantObjects() {}

    static void evaluate(Instance instance, InstructionCursor cursor, Deque<Value> stack) {
        Object made =
                switch (cursor.opcode()) {
                    case REF_I31 -> I31.of((int) stack.pop().slotBits());
                    case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> stack.pop().reference();
                    default -> object(instance, cursor, stack);
                };
        stack.push(new Value.Ref(type(cursor), made));
    }

    private static RefType type(InstructionCursor cursor) {
        return switch (cursor.opcode()) {
            case REF_I31 -> new RefType(false, AbstractHeapType.I31);
            case ANY_CONVERT_EXTERN -> new RefType(true, AbstractHeapType.ANY);
            case EXTERN_CONVERT_ANY -> new RefType(true, AbstractHeapType.EXTERN);
            default -> new RefType(false, new TypeIndex(cursor.index()));
        };
    }

    private static Object object(Instance instance, InstructionCursor cursor, Deque<Value> stack) {
        DefinedType type = instance.definedType(cursor.index());
        GuestHeap heap = instance.store().heap();
        return switch (cursor.opcode()) {
            case STRUCT_NEW -> {
                Row row = pop(stack, ((StructType) type.composite()).fields().size());
                yield new StructInstance(type, row.slots, row.references, 0);
            }
            case STRUCT_NEW_DEFAULT -> heap.newStruct(type);
            case ARRAY_NEW -> {
                ArrayInstance array = heap.newArray(type, (int) stack.pop().slotBits());
                fill(array, 0, array.length(), stack.pop());
                yield array;
            }
            case ARRAY_NEW_DEFAULT -> heap.newArray(type, (int) stack.pop().slotBits());
            case ARRAY_NEW_FIXED -> {
                ArrayInstance array = heap.newArray(type, cursor.secondIndex());
                for (int i = array.length() - 1; i >= 0; i--) {
                    fill(array, i, 1, stack.pop());
                }
                yield array;
            }
            default -> throw new IllegalStateException("not constant: " + cursor.opcode());
        };
    }

    private static void fill(ArrayInstance array, int from, int count, Value value) {
        Row row = row(List.of(value));
        array.fill(from, count, row.slots, row.references, 0);
    }

    private static Row pop(Deque<Value> stack, int count) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.addFirst(stack.pop());
        }
        return row(values);
    }

    private static Row row(List<Value> values) {
        long[] slots = new long[2 * values.size()];
        @Nullable Object[] references = new Object[2 * values.size()];
        int slot = 0;
        for (Value value : values) {
            slots[slot] = value.slotBits();
            references[slot] = value.reference();
            if (value instanceof Value.V128 vector) {
                slots[slot + 1] = vector.high();
            }
            slot += value.type() == VecType.V128 ? 2 : 1;
        }
        return new Row(slots, references);
    }
}
