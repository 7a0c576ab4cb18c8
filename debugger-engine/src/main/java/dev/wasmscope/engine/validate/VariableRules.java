package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.GlobalType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.ValType;

/** Locals and globals (core specification 3.4.4, 3.4.5). */
final class VariableRules {

    private VariableRules() {}

    static void check(BodyState state, Opcode opcode) {
        switch (opcode) {
            case LOCAL_GET -> {
                ValType type = localType(state);
                if (state.locals.isUnset(state.cursor.index())) {
                    throw state.invalid("uninitialized local " + state.cursor.index());
                }
                state.push(type);
            }
            case LOCAL_SET -> {
                state.pop(localType(state));
                state.locals.set(state.cursor.index());
            }
            case LOCAL_TEE -> {
                ValType type = localType(state);
                state.pop(type);
                state.locals.set(state.cursor.index());
                state.push(type);
            }
            case GLOBAL_GET -> state.push(globalType(state).valType());
            case GLOBAL_SET -> {
                GlobalType type = globalType(state);
                if (!type.mutable()) {
                    throw state.invalid("immutable global " + state.cursor.index());
                }
                state.pop(type.valType());
            }
            default -> throw new IllegalStateException("no rule for " + opcode);
        }
    }

    private static ValType localType(BodyState state) {
        int index = state.cursor.index();
        if (!state.locals.exists(index)) {
            throw state.unknown("local", index);
        }
        return state.locals.types().get(index);
    }

    private static GlobalType globalType(BodyState state) {
        int index = state.cursor.index();
        return state.require(state.context.global(index), "global", index).type();
    }
}
