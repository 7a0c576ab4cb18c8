package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.TableType;
import dev.wasmscope.engine.module.TypeIndex;

/** Calls and tail calls (core specification 3.4.13). */
final class CallRules {

    private CallRules() {}

    static void check(BodyState state, Opcode opcode) {
        FuncType type =
                switch (opcode) {
                    case CALL, RETURN_CALL -> direct(state);
                    case CALL_INDIRECT, RETURN_CALL_INDIRECT -> indirect(state);
                    case CALL_REF, RETURN_CALL_REF -> throughReference(state);
                    default -> throw new IllegalStateException("no rule for " + opcode);
                };
        state.pop(type.params());
        switch (opcode) {
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
                state.requireMatch(type.results(), state.bodyFrame().results);
                state.unreachable();
            }
            default -> state.push(type.results());
        }
    }

    private static FuncType direct(BodyState state) {
        int index = state.cursor.index();
        if (!state.context.hasFunction(index)) {
            throw state.unknown("function", index);
        }
        return state.context.module().functionType(index);
    }

    private static FuncType indirect(BodyState state) {
        TableType table = TableRules.table(state, state.cursor.secondIndex());
        state.requireMatch(table.elementType(), RefType.FUNCREF);
        FuncType type = functionType(state);
        state.pop(table.addressType().valType());
        return type;
    }

    private static FuncType throughReference(BodyState state) {
        FuncType type = functionType(state);
        state.pop(new RefType(true, new TypeIndex(state.cursor.index())));
        return type;
    }

    private static FuncType functionType(BodyState state) {
        int index = state.cursor.index();
        return state.require(state.context.funcType(index), "type", index);
    }
}
