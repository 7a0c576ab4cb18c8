package dev.wasmscope.session.run;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.exec.Raised;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.symbol.Symbols;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what happened where a breakpoint waited for an event. */
final class EventText {
    private final Symbols symbols;

    EventText(Symbols symbols) {
        this.symbols = symbols;
    }

    StopReason thrown(List<Integer> ids, String problem, Raised raised) {
        Optional<String> handler =
                raised.handler().isPresent()
                        ? Optional.of(symbols.names().of(raised.handler().getAsInt()).shown())
                        : Optional.empty();
        return new StopReason.AtThrow(ids, problem, raised.exception().describe(), handler);
    }

    /** At a {@code memory.grow}, with the number of pages on top of the operands. */
    StopReason grow(List<Integer> ids, String problem, Snapshot at) {
        Module module = symbols.module();
        InstructionCursor cursor = instruction(module, at.top());
        int memory = cursor == null ? 0 : cursor.index();
        List<Value> operands = at.frame(0).operandStack();
        long more = operands.isEmpty() ? 0 : operands.getLast().slotBits();
        if (!operands.isEmpty() && operands.getLast() instanceof Value.I32) {
            more &= 0xffff_ffffL;
        }
        long pages = at.instance().memory(memory).sizePages();
        return new StopReason.AtMemoryGrow(ids, problem, memory, pages, more);
    }

    /** Whether the innermost frame is about to return: not in a call that ends the program. */
    static boolean isReturn(Snapshot now) {
        InstructionCursor cursor = instruction(now.instance().module(), now.top());
        return cursor != null
                && (cursor.opcode() == Opcode.END || cursor.opcode() == Opcode.RETURN);
    }

    private static @Nullable InstructionCursor instruction(Module module, CodeLocation at) {
        try {
            InstructionCursor cursor =
                    InstructionCursor.at(module, at.functionIndex(), at.codeOffset());
            return cursor.next() ? cursor : null;
        } catch (MalformedModuleException e) {
            return null; // never: it is being executed
        }
    }
}
