package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.FieldType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.PackedType;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.StorageKind;
import dev.wasmscope.engine.module.StructLayout;
import dev.wasmscope.engine.module.StructType;
import dev.wasmscope.engine.module.TypeIndex;
import dev.wasmscope.engine.module.ValType;

/** Structs; the other instructions of garbage-collected types go on. */
final class GcLowering {
    private static final int PREFIX = 0xFB;

    private final Module module;
    private final Emitter out;
    private final ArrayLowering arrays;
    private final ReferenceLowering references;

    GcLowering(Module module, Emitter out, ReferenceLowering references) {
        this.module = module;
        this.out = out;
        this.arrays = new ArrayLowering(module, out);
        this.references = references;
    }

    static boolean isGc(Opcode opcode) {
        return opcode.code() >>> 16 == PREFIX;
    }

    void lower(Opcode opcode, InstructionCursor cursor) {
        switch (opcode) {
            case STRUCT_NEW -> structNew(cursor.index());
            case STRUCT_NEW_DEFAULT ->
                    push(reference(cursor.index()), emit(HeapOp.STRUCT_NEW_DEFAULT, 0, cursor, 0));
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> structGet(opcode, cursor);
            case STRUCT_SET -> structSet(cursor);
            case REF_TEST,
                    REF_TEST_NULL,
                    REF_CAST,
                    REF_CAST_NULL,
                    BR_ON_CAST,
                    BR_ON_CAST_FAIL,
                    ANY_CONVERT_EXTERN,
                    EXTERN_CONVERT_ANY,
                    REF_I31,
                    I31_GET_S,
                    I31_GET_U ->
                    references.lower(opcode, cursor);
            default -> arrays.lower(opcode, cursor);
        }
    }

    static RefType reference(int typeIndex) {
        return new RefType(false, new TypeIndex(typeIndex));
    }

    private StructType struct(int index) {
        return (StructType) module.types().get(index).composite();
    }

    private int emit(int op, int b, InstructionCursor cursor, int d) {
        return out.code.emitWide(op, out.stack.topSlot(), b, cursor.index(), d, 0, 0);
    }

    private void push(ValType type, int at) {
        out.stack.push(type);
        out.produced(at);
    }

    private void structNew(int index) {
        int fields = struct(index).fields().size();
        out.flushTop(fields);
        int height = out.stack.height() - fields;
        int first = out.stack.slotOf(height);
        out.stack.truncate(height);
        push(
                reference(index),
                out.code.emitWide(HeapOp.STRUCT_NEW, out.stack.topSlot(), first, index, 0, 0, 0));
    }

    private void structGet(Opcode opcode, InstructionCursor cursor) {
        StructType type = struct(cursor.index());
        FieldType field = type.fields().get(cursor.secondIndex());
        int position = StructLayout.of(type).position(cursor.secondIndex());
        int slot = out.popSlot();
        int op =
                switch (StorageKind.of(field.storage())) {
                    case I8, I16 ->
                            opcode == Opcode.STRUCT_GET_S
                                    ? HeapOp.STRUCT_GET_S
                                    : HeapOp.STRUCT_GET_U;
                    case I32, I64 -> HeapOp.STRUCT_GET;
                    case V128 -> HeapOp.STRUCT_GET_V128;
                    case REF -> HeapOp.STRUCT_GET_REF;
                };
        int shift = Integer.SIZE - (field.storage() == PackedType.I8 ? Byte.SIZE : Short.SIZE);
        push(
                field.unpacked(),
                out.code.emitWide(op, out.stack.topSlot(), slot, position, shift, 0, 0));
    }

    private void structSet(InstructionCursor cursor) {
        StructType type = struct(cursor.index());
        FieldType field = type.fields().get(cursor.secondIndex());
        int position = StructLayout.of(type).position(cursor.secondIndex());
        int value = out.popSlot();
        int struct = out.popSlot();
        int op =
                switch (StorageKind.of(field.storage())) {
                    case I8, I16, I32, I64 -> HeapOp.STRUCT_SET;
                    case V128 -> HeapOp.STRUCT_SET_V128;
                    case REF -> HeapOp.STRUCT_SET_REF;
                };
        out.code.emitWide(op, struct, value, position, 0, 0, 0);
    }
}
