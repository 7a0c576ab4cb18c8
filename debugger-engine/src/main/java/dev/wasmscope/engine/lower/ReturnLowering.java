package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.lower.FrameMap.Operand;
import dev.wasmscope.engine.lower.FrameMap.Place;
import dev.wasmscope.engine.module.ValType;
import java.util.List;

/** The operations that return from a function. */
final class ReturnLowering {
    private final Emitter out;
    private final CodeBuilder code;
    private final VirtualStack stack;
    private final List<ValType> results;

    ReturnLowering(Emitter out, List<ValType> results) {
        this.out = out;
        this.code = out.code;
        this.stack = out.stack;
        this.results = results;
    }

    /** Emits a return of the top operands with which the clock gains {@code count}. */
    void emit(int count) {
        if (results.isEmpty()) {
            code.emit(Op.RETURN_0, 0, count, 0);
        } else if (results.size() == 1
                && VirtualStack.width(results.get(0)) == 1
                && !results.get(0).isReference()) {
            code.emit(Op.RETURN_1, readTop(), count, 0);
        } else {
            out.flushTop(results.size());
            int first = stack.slotOf(stack.height() - results.size());
            code.emit(Op.RETURN_N, first, count, stack.topSlot() - first);
        }
    }

    private int readTop() {
        Operand top = stack.peek(0);
        if (top.place() == Place.CONSTANT) {
            out.flushTop(1);
        }
        return out.slotOf(stack.peek(0));
    }
}
