package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.StackEffect;
import java.util.Objects;

/** The atomic instructions of the threads proposal. */
final class AtomicLowering {
    private static final int PREFIX = 0xFE;

    private AtomicLowering() {}

    static boolean isAtomic(Opcode opcode) {
        return opcode.code() >>> 16 == PREFIX;
    }

    static void lower(Module module, Emitter out, Opcode opcode, InstructionCursor cursor) {
        StackEffect effect = Objects.requireNonNull(opcode.effect());
        int count = effect.operands().length();
        if (count > 2) {
            // There is no word left for its slot, so it goes where the interpreter looks for it.
            out.flushTop(1);
            out.popSlot();
        }
        int second = count > 1 ? out.popSlot() : 0;
        int address = count > 0 ? out.popSlot() : 0;
        boolean access = opcode != Opcode.ATOMIC_FENCE;
        int at = out.code.emit(Op.ATOMIC, out.stack.topSlot(), address, second);
        out.code.emit(
                access ? (int) cursor.offset() : 0,
                access ? (int) (cursor.offset() >>> 32) : 0,
                access ? cursor.memoryIndex() : 0,
                opcode.code() & 0xffff);
        if (!effect.results().isEmpty()) {
            AddressType unused = AddressType.I32;
            out.stack.push(StackEffect.type(effect.results().charAt(0), unused));
            if (count <= 2) {
                out.produced(at);
            }
        }
    }
}
