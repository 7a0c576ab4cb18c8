package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.ArrayType;
import dev.wasmscope.engine.module.ElementSegment;
import dev.wasmscope.engine.module.FieldType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.PackedType;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.StructType;
import dev.wasmscope.engine.module.TypeIndex;
import dev.wasmscope.engine.module.ValType;
import org.jspecify.annotations.Nullable;

/** Structures and arrays (core specification 3.4.10, 3.4.11). */
final class AggregateRules {

    private AggregateRules() {}

    static void check(BodyState state, Opcode opcode) {
        switch (opcode) {
            case STRUCT_NEW, STRUCT_NEW_DEFAULT -> checkStructNew(state, opcode);
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> {
                FieldType field = field(state);
                checkPacking(state, field, opcode == Opcode.STRUCT_GET);
                popTyped(state);
                state.push(field.unpacked());
            }
            case STRUCT_SET -> {
                FieldType field = field(state);
                if (!field.mutable()) {
                    throw state.invalid("immutable field");
                }
                state.pop(field.unpacked());
                popTyped(state);
            }
            case ARRAY_LEN -> {
                state.popNullable(AbstractHeapType.ARRAY);
                state.push(NumType.I32);
            }
            default -> checkArray(state, opcode, array(state, state.cursor.index()).element());
        }
    }

    private static void checkStructNew(BodyState state, Opcode opcode) {
        StructType type = struct(state);
        for (FieldType field : type.fields().reversed()) {
            if (opcode == Opcode.STRUCT_NEW) {
                state.pop(field.unpacked());
            } else {
                requireDefaultable(state, field);
            }
        }
        pushTyped(state);
    }

    private static void checkArray(BodyState state, Opcode opcode, FieldType element) {
        switch (opcode) {
            case ARRAY_NEW -> {
                state.pop(NumType.I32);
                state.pop(element.unpacked());
                pushTyped(state);
            }
            case ARRAY_NEW_DEFAULT -> {
                requireDefaultable(state, element);
                state.pop(NumType.I32);
                pushTyped(state);
            }
            case ARRAY_NEW_FIXED -> {
                popRepeated(state, element.unpacked(), state.cursor.secondIndex());
                pushTyped(state);
            }
            case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> {
                checkSegment(state, opcode == Opcode.ARRAY_NEW_DATA, element);
                popI32(state, 2);
                pushTyped(state);
            }
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> {
                checkPacking(state, element, opcode == Opcode.ARRAY_GET);
                state.pop(NumType.I32);
                popTyped(state);
                state.push(element.unpacked());
            }
            default -> checkArrayWrite(state, opcode, element);
        }
    }

    private static void checkArrayWrite(BodyState state, Opcode opcode, FieldType element) {
        if (!element.mutable()) {
            throw state.invalid("immutable array");
        }
        switch (opcode) {
            case ARRAY_SET -> {
                state.pop(element.unpacked());
                state.pop(NumType.I32);
                popTyped(state);
            }
            case ARRAY_FILL -> {
                state.pop(NumType.I32);
                state.pop(element.unpacked());
                state.pop(NumType.I32);
                popTyped(state);
            }
            case ARRAY_COPY -> checkCopy(state, element);
            case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> {
                checkSegment(state, opcode == Opcode.ARRAY_INIT_DATA, element);
                popI32(state, 3);
                popTyped(state);
            }
            default -> throw new IllegalStateException("no rule for " + opcode);
        }
    }

    private static void checkCopy(BodyState state, FieldType target) {
        int sourceIndex = state.cursor.secondIndex();
        FieldType source = array(state, sourceIndex).element();
        if (!state.context.matcher().matches(source.storage(), target.storage())) {
            throw state.invalid("array types do not match");
        }
        popI32(state, 2);
        state.pop(new RefType(true, new TypeIndex(sourceIndex)));
        state.pop(NumType.I32);
        popTyped(state);
    }

    private static void checkSegment(BodyState state, boolean data, FieldType element) {
        int segment = state.cursor.secondIndex();
        if (data) {
            if (element.storage() instanceof RefType) {
                throw state.invalid("array type is not numeric or vector");
            }
            MemoryRules.checkData(state, segment);
            return;
        }
        ElementSegment found =
                state.require(state.context.element(segment), "elem segment", segment);
        state.requireMatch(found.type(), element.unpacked());
    }

    private static void requireDefaultable(BodyState state, FieldType field) {
        if (!field.unpacked().isDefaultable()) {
            throw state.invalid("type mismatch: " + field + " has no default value");
        }
    }

    private static void checkPacking(BodyState state, FieldType field, boolean plainGet) {
        if (plainGet == field.storage() instanceof PackedType) {
            throw state.invalid(
                    plainGet
                            ? "type mismatch: a packed field needs get_s or get_u"
                            : "type mismatch: get_s and get_u need a packed field");
        }
    }

    private static void popI32(BodyState state, int count) {
        for (int i = 0; i < count; i++) {
            state.pop(NumType.I32);
        }
    }

    /** The count comes from the file: the stack runs empty long before a large one is reached. */
    private static void popRepeated(BodyState state, ValType type, int count) {
        if (state.top().unreachable) {
            int available = state.height() - state.top().height;
            count = count < 0 ? available : Math.min(count, available);
        }
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            state.pop(type);
        }
    }

    private static void pushTyped(BodyState state) {
        state.push(new RefType(false, new TypeIndex(state.cursor.index())));
    }

    private static void popTyped(BodyState state) {
        state.pop(new RefType(true, new TypeIndex(state.cursor.index())));
    }

    private static FieldType field(BodyState state) {
        StructType type = struct(state);
        int index = state.cursor.secondIndex();
        @Nullable FieldType found =
                index >= 0 && index < type.fields().size() ? type.fields().get(index) : null;
        return state.require(found, "field", index);
    }

    private static StructType struct(BodyState state) {
        int index = state.cursor.index();
        return state.require(state.context.structType(index), "type", index);
    }

    private static ArrayType array(BodyState state, int index) {
        return state.require(state.context.arrayType(index), "type", index);
    }
}
