package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.exec.WasmFunction;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.ValType;
import java.util.List;

/** How many operands a frame keeps while it waits for a call. */
final class Calls {
    private Calls() {}

    /**
     * The number of operands that a frame shows.
     *
     * @param frame 0 for the innermost, which has them all
     * @param types of the operands before its instruction
     */
    static int operandsBelow(
            Module module, WasmFunction function, long place, int frame, List<ValType> types) {
        if (frame == 0) {
            return types.size();
        }
        InstructionCursor cursor = InstructionCursor.at(module, function.functionIndex(), place);
        cursor.next();
        int taken =
                switch (cursor.opcode()) {
                    case CALL -> module.functionType(cursor.index()).params().size();
                    case CALL_INDIRECT, CALL_REF ->
                            module.funcType(cursor.index()).params().size() + 1;
                    default -> 0;
                };
        return Math.max(0, types.size() - taken);
    }
}
