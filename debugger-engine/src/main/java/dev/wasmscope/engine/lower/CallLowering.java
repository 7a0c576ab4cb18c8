package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;

/** Calls and tail calls; word 6 tells them apart. */
final class CallLowering {
    private final Module module;
    private final Emitter out;
    private final ControlLowering control;

    CallLowering(Module module, Emitter out, ControlLowering control) {
        this.module = module;
        this.out = out;
        this.control = control;
    }

    void lower(Opcode opcode, InstructionCursor cursor, boolean tail) {
        int index = cursor.index();
        switch (opcode) {
            case CALL, RETURN_CALL -> emit(Op.CALL, module.functionType(index), 0, index, 0, tail);
            case CALL_INDIRECT, RETURN_CALL_INDIRECT -> {
                int element = out.popSlot();
                int table = cursor.secondIndex();
                emit(Op.CALL_INDIRECT, module.funcType(index), element, index, table, tail);
            }
            case CALL_REF, RETURN_CALL_REF ->
                    emit(Op.CALL_REF, module.funcType(index), out.popSlot(), index, 0, tail);
            default -> throw new IllegalStateException("not a call: " + opcode);
        }
    }

    private void emit(int op, FuncType type, int b, int c, int table, boolean tail) {
        ControlLowering.CallEmitter emitter =
                (first, count) -> out.code.emitWide(op, first, b, c, count, table, tail ? 1 : 0);
        if (tail) {
            control.tailCall(type, emitter);
        } else {
            control.call(type, emitter);
        }
    }
}
