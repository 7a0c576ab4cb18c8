package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.binary.CatchKind;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * Exceptions (core specification 3.4.13), and the legacy form that compilers still emit (legacy
 * exception handling proposal).
 */
final class ExceptionRules {

    private static final RefType NON_NULL_EXN = new RefType(false, AbstractHeapType.EXN);

    private ExceptionRules() {}

    static void check(BodyState state, Opcode opcode) {
        switch (opcode) {
            case THROW -> {
                state.pop(tag(state, state.cursor.index()).params());
                state.unreachable();
            }
            case THROW_REF -> {
                state.pop(RefType.EXNREF);
                state.unreachable();
            }
            case TRY_TABLE -> {
                FuncType type = ControlRules.blockType(state);
                state.pop(type.params());
                checkCatches(state);
                state.pushFrame(opcode, type.params(), type.results());
            }
            case TRY -> ControlRules.enter(state, opcode);
            case CATCH -> {
                FuncType tag = tag(state, state.cursor.index());
                startCatch(state, opcode);
                state.push(tag.params());
            }
            case CATCH_ALL -> startCatch(state, opcode);
            case DELEGATE -> checkDelegate(state);
            case RETHROW -> checkRethrow(state);
            default -> throw new IllegalStateException("no rule for " + opcode);
        }
    }

    private static FuncType tag(BodyState state, int index) {
        return state.require(state.context.tagType(index), "tag", index);
    }

    private static void checkCatches(BodyState state) {
        InstructionCursor cursor = state.cursor;
        for (int i = 0; i < cursor.catchCount(); i++) {
            CatchKind kind = cursor.catchKind(i);
            List<ValType> passed = new ArrayList<>();
            if (kind.hasTag()) {
                passed.addAll(tag(state, cursor.catchTag(i)).params());
            }
            if (kind.passesReference()) {
                passed.add(NON_NULL_EXN);
            }
            state.requireMatch(passed, state.label(cursor.catchLabel(i)).labelTypes());
        }
    }

    private static void startCatch(BodyState state, Opcode opcode) {
        Opcode open = state.top().opcode;
        if (open != Opcode.TRY && open != Opcode.CATCH) {
            throw state.invalid("type mismatch: %s without try".formatted(opcode.mnemonic()));
        }
        ControlFrame frame = state.closePart();
        frame.opcode = opcode;
        frame.unreachable = false;
    }

    private static void checkDelegate(BodyState state) {
        if (state.top().opcode != Opcode.TRY) {
            throw state.invalid("type mismatch: delegate without try");
        }
        ControlFrame frame = state.closePart();
        state.popFrame();
        state.label(state.cursor.index());
        state.push(frame.results);
    }

    private static void checkRethrow(BodyState state) {
        Opcode target = state.label(state.cursor.index()).opcode;
        if (target != Opcode.CATCH && target != Opcode.CATCH_ALL) {
            throw state.invalid("invalid rethrow label");
        }
        state.unreachable();
    }
}
