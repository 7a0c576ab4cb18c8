package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.ValType;
import java.util.List;

/** Casts, tests and conversions of references (core specification 3.4.8 to 3.4.12). */
final class GcRules {

    private GcRules() {}

    static void check(BodyState state, Opcode opcode) {
        switch (opcode) {
            case REF_EQ -> {
                state.popNullable(AbstractHeapType.EQ);
                state.popNullable(AbstractHeapType.EQ);
                state.push(NumType.I32);
            }
            case REF_TEST, REF_TEST_NULL -> {
                popForCast(state, target(state, opcode == Opcode.REF_TEST_NULL));
                state.push(NumType.I32);
            }
            case REF_CAST, REF_CAST_NULL -> {
                RefType target = target(state, opcode == Opcode.REF_CAST_NULL);
                popForCast(state, target);
                state.push(target);
            }
            case BR_ON_CAST, BR_ON_CAST_FAIL -> checkBranch(state, opcode);
            case ANY_CONVERT_EXTERN ->
                    convert(state, AbstractHeapType.EXTERN, AbstractHeapType.ANY);
            case EXTERN_CONVERT_ANY ->
                    convert(state, AbstractHeapType.ANY, AbstractHeapType.EXTERN);
            case REF_I31 -> {
                state.pop(NumType.I32);
                state.push(new RefType(false, AbstractHeapType.I31));
            }
            case I31_GET_S, I31_GET_U -> {
                state.popNullable(AbstractHeapType.I31);
                state.push(NumType.I32);
            }
            default -> AggregateRules.check(state, opcode);
        }
    }

    private static RefType target(BodyState state, boolean nullable) {
        RefType target = new RefType(nullable, state.cursor.heapType());
        TypeValidator.requireKnown(state, target);
        return target;
    }

    private static void popForCast(BodyState state, RefType target) {
        state.popNullable(state.context.matcher().top(target.heapType()));
    }

    private static void convert(BodyState state, AbstractHeapType from, AbstractHeapType to) {
        RefType type = state.popReference();
        state.requireMatch(type, new RefType(true, from));
        state.push(new RefType(type.nullable(), to));
    }

    private static void checkBranch(BodyState state, Opcode opcode) {
        RefType source = new RefType(state.cursor.sourceNullable(), state.cursor.heapType());
        RefType target = new RefType(state.cursor.targetNullable(), state.cursor.targetHeapType());
        TypeValidator.requireKnown(state, source);
        TypeValidator.requireKnown(state, target);
        state.requireMatch(target, source);
        RefType rest = target.nullable() ? new RefType(false, source.heapType()) : source;
        boolean branchOnSuccess = opcode == Opcode.BR_ON_CAST;
        List<ValType> label = state.label(state.cursor.index()).labelTypes();
        if (label.isEmpty()) {
            throw state.invalid("type mismatch: the label of a cast branch has no types");
        }
        state.requireMatch(branchOnSuccess ? target : rest, label.getLast());
        state.pop(source);
        List<ValType> others = label.subList(0, label.size() - 1);
        state.pop(others);
        state.push(others);
        state.push(branchOnSuccess ? rest : target);
    }
}
