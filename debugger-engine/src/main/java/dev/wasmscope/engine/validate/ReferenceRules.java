package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.HeapType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.TypeIndex;
import dev.wasmscope.engine.module.ValType;
import java.util.List;

/** Parametric and reference instructions (core specification 3.4.3, 3.4.8). */
final class ReferenceRules {

    private ReferenceRules() {}

    static void checkParametric(BodyState state, Opcode opcode) {
        if (opcode == Opcode.DROP) {
            state.popAny();
            return;
        }
        state.pop(NumType.I32);
        ValType first = state.popAny();
        ValType second = state.popAny();
        boolean reference =
                first != null && first.isReference() || second != null && second.isReference();
        if (reference || first != null && second != null && !first.equals(second)) {
            throw state.invalid(
                    "type mismatch: select without a type requires two equal numeric or vector"
                            + " values but stack has [%s %s]".formatted(second, first));
        }
        state.push(first == null ? second : first);
    }

    static void checkTypedSelect(BodyState state) {
        List<ValType> types = state.cursor.selectTypes();
        if (types.size() != 1) {
            throw state.invalid("invalid result arity");
        }
        ValType type = types.getFirst();
        TypeValidator.requireKnown(state, type);
        state.pop(NumType.I32);
        state.pop(type);
        state.pop(type);
        state.push(type);
    }

    static void check(BodyState state, Opcode opcode) {
        switch (opcode) {
            case REF_NULL -> {
                RefType type = new RefType(true, state.cursor.heapType());
                TypeValidator.requireKnown(state, type);
                state.push(type);
            }
            case REF_IS_NULL -> {
                state.popReference();
                state.push(NumType.I32);
            }
            case REF_FUNC -> checkRefFunc(state);
            case REF_AS_NON_NULL -> state.push(nonNull(state.popReference()));
            case BR_ON_NULL -> {
                RefType type = state.popReference();
                List<ValType> label = state.label(state.cursor.index()).labelTypes();
                state.pop(label);
                state.push(label);
                state.push(nonNull(type));
            }
            case BR_ON_NON_NULL -> checkBranchOnNonNull(state);
            default -> throw new IllegalStateException("no rule for " + opcode);
        }
    }

    private static RefType nonNull(RefType type) {
        return new RefType(false, type.heapType());
    }

    private static void checkRefFunc(BodyState state) {
        int index = state.cursor.index();
        if (!state.context.hasFunction(index)) {
            throw state.unknown("function", index);
        }
        if (!state.context.isDeclared(index)) {
            throw state.invalid("undeclared function reference");
        }
        HeapType type = new TypeIndex(state.context.module().functions().get(index).typeIndex());
        state.push(new RefType(false, type));
    }

    private static void checkBranchOnNonNull(BodyState state) {
        List<ValType> label = state.label(state.cursor.index()).labelTypes();
        if (label.isEmpty()) {
            throw state.invalid("type mismatch: the label of br_on_non_null has no types");
        }
        RefType type = state.popReference();
        state.requireMatch(nonNull(type), label.getLast());
        List<ValType> rest = label.subList(0, label.size() - 1);
        state.pop(rest);
        state.push(rest);
    }
}
