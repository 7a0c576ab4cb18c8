package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks and branches (core specification 3.4.13). */
final class ControlRules {

    private ControlRules() {}

    static void check(BodyState state, Opcode opcode) {
        switch (opcode) {
            case UNREACHABLE -> state.unreachable();
            case BLOCK, LOOP -> enter(state, opcode);
            case IF -> {
                state.pop(NumType.I32);
                enter(state, opcode);
            }
            case ELSE -> checkElse(state);
            case END -> checkEnd(state);
            case BR -> {
                state.pop(state.label(state.cursor.index()).labelTypes());
                state.unreachable();
            }
            case BR_IF -> checkBranchIf(state);
            case BR_TABLE -> checkBranchTable(state);
            case RETURN -> {
                state.pop(state.bodyFrame().results);
                state.unreachable();
            }
            default ->
                    throw state.invalid(
                            "not supported yet: %s (%s)"
                                    .formatted(opcode.mnemonic(), opcode.proposal().title()));
        }
    }

    /** Opens a block: pops its parameters and pushes them inside. */
    static void enter(BodyState state, Opcode opcode) {
        FuncType type = blockType(state);
        state.pop(type.params());
        state.pushFrame(opcode, type.params(), type.results());
    }

    static FuncType blockType(BodyState state) {
        int index = state.cursor.blockTypeIndex();
        if (index >= 0) {
            return state.require(state.context.funcType(index), "type", index);
        }
        ValType result = state.cursor.blockResult();
        if (result == null) {
            return FuncType.empty();
        }
        TypeValidator.requireKnown(state, result);
        return new FuncType(List.of(), List.of(result));
    }

    private static void checkElse(BodyState state) {
        if (state.top().opcode != Opcode.IF) {
            throw state.invalid("type mismatch: else without if");
        }
        ControlFrame frame = state.closePart();
        frame.opcode = Opcode.ELSE;
        frame.unreachable = false;
        state.blocks.setElse(frame.number, state.cursor.codeOffset());
        state.push(frame.params);
    }

    private static void checkEnd(BodyState state) {
        ControlFrame frame = state.closePart();
        if (frame.opcode == Opcode.IF) {
            state.requireMatch(frame.params, frame.results);
        }
        state.popFrame();
        state.push(frame.results);
    }

    private static void checkBranchIf(BodyState state) {
        state.pop(NumType.I32);
        List<ValType> types = state.label(state.cursor.index()).labelTypes();
        state.pop(types);
        state.push(types);
    }

    private static void checkBranchTable(BodyState state) {
        state.pop(NumType.I32);
        int count = state.cursor.labelCount();
        List<ValType> defaultTypes = state.label(state.cursor.label(count)).labelTypes();
        for (int i = 0; i < count; i++) {
            List<ValType> types = state.label(state.cursor.label(i)).labelTypes();
            if (types.size() != defaultTypes.size()) {
                throw state.invalid("type mismatch: labels of br_table differ in arity");
            }
            if (!types.equals(defaultTypes)) {
                checkOperandsInPlace(state, types);
            }
        }
        state.pop(defaultTypes);
        state.unreachable();
    }

    /** Pops the types and puts back what was there, so that unknown types stay unknown. */
    private static void checkOperandsInPlace(BodyState state, List<ValType> types) {
        @Nullable ValType[] popped = new ValType[types.size()];
        for (int i = types.size() - 1; i >= 0; i--) {
            ValType actual = state.popAny();
            popped[i] = actual;
            if (actual != null) {
                state.requireMatch(actual, types.get(i));
            }
        }
        for (@Nullable ValType type : popped) {
            state.push(type);
        }
    }
}
