package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.ArrayType;
import dev.wasmscope.engine.module.FieldType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.StorageKind;
import dev.wasmscope.engine.module.ValType;

/** Instructions on arrays. */
final class ArrayLowering {
    private final Module module;
    private final Emitter out;

    ArrayLowering(Module module, Emitter out) {
        this.module = module;
        this.out = out;
    }

    void lower(Opcode opcode, InstructionCursor cursor) {
        int type = cursor.index();
        switch (opcode) {
            case ARRAY_NEW -> {
                int length = out.popSlot();
                make(HeapOp.ARRAY_NEW, out.popSlot(), type, length, 0);
            }
            case ARRAY_NEW_DEFAULT -> make(HeapOp.ARRAY_NEW_DEFAULT, 0, type, out.popSlot(), 0);
            case ARRAY_NEW_FIXED -> makeFixed(type, cursor.secondIndex());
            case ARRAY_NEW_DATA -> makeFrom(HeapOp.ARRAY_NEW_DATA, cursor);
            case ARRAY_NEW_ELEM -> makeFrom(HeapOp.ARRAY_NEW_ELEM, cursor);
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> get(opcode, element(type));
            case ARRAY_SET -> set(element(type));
            case ARRAY_LEN -> {
                int array = out.popSlot();
                push(NumType.I32, wide(HeapOp.ARRAY_LEN, out.stack.topSlot(), array, 0, 0, 0));
            }
            case ARRAY_FILL -> change(HeapOp.ARRAY_FILL, 0);
            case ARRAY_INIT_DATA -> change(HeapOp.ARRAY_INIT_DATA, cursor.secondIndex());
            case ARRAY_INIT_ELEM -> change(HeapOp.ARRAY_INIT_ELEM, cursor.secondIndex());
            case ARRAY_COPY -> change(HeapOp.ARRAY_COPY, out.popSlot());
            default -> throw new IllegalStateException("not on arrays: " + opcode);
        }
    }

    private FieldType element(int type) {
        return ((ArrayType) module.types().get(type).composite()).element();
    }

    private int wide(int op, int a, int b, int c, int d, int e) {
        return out.code.emitWide(op, a, b, c, d, e, 0);
    }

    private void push(ValType type, int at) {
        out.stack.push(type);
        out.produced(at);
    }

    private void make(int op, int b, int type, int length, int segment) {
        push(GcLowering.reference(type), wide(op, out.stack.topSlot(), b, type, length, segment));
    }

    private void makeFrom(int op, InstructionCursor cursor) {
        int length = out.popSlot();
        make(op, out.popSlot(), cursor.index(), length, cursor.secondIndex());
    }

    private void makeFixed(int type, int count) {
        out.flushTop(count);
        int height = out.stack.height() - count;
        int first = out.stack.slotOf(height);
        out.stack.truncate(height);
        int width = VirtualStack.width(element(type).unpacked());
        int target = out.stack.topSlot();
        push(
                GcLowering.reference(type),
                out.code.emitWide(HeapOp.ARRAY_NEW_FIXED, target, first, type, 0, count, width));
    }

    private void get(Opcode opcode, FieldType element) {
        int index = out.popSlot();
        int array = out.popSlot();
        boolean signed = opcode == Opcode.ARRAY_GET_S;
        int op =
                switch (StorageKind.of(element.storage())) {
                    case I8 -> signed ? HeapOp.ARRAY_GET_I8_S : HeapOp.ARRAY_GET_I8_U;
                    case I16 -> signed ? HeapOp.ARRAY_GET_I16_S : HeapOp.ARRAY_GET_I16_U;
                    case I32 -> HeapOp.ARRAY_GET_I32;
                    case I64 -> HeapOp.ARRAY_GET_I64;
                    case V128 -> HeapOp.ARRAY_GET_V128;
                    case REF -> HeapOp.ARRAY_GET_REF;
                };
        push(element.unpacked(), wide(op, out.stack.topSlot(), array, index, 0, 0));
    }

    private void set(FieldType element) {
        int value = out.popSlot();
        int index = out.popSlot();
        int array = out.popSlot();
        int op =
                switch (StorageKind.of(element.storage())) {
                    case I8 -> HeapOp.ARRAY_SET_I8;
                    case I16 -> HeapOp.ARRAY_SET_I16;
                    case I32 -> HeapOp.ARRAY_SET_I32;
                    case I64 -> HeapOp.ARRAY_SET_I64;
                    case V128 -> HeapOp.ARRAY_SET_V128;
                    case REF -> HeapOp.ARRAY_SET_REF;
                };
        wide(op, array, index, value, 0, 0);
    }

    /** The operations of four operands and {@code e}. */
    private void change(int op, int e) {
        int fourth = out.popSlot();
        int third = out.popSlot();
        int second = out.popSlot();
        int first = out.popSlot();
        wide(op, first, second, third, fourth, e);
    }
}
