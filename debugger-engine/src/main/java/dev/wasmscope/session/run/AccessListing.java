package dev.wasmscope.session.run;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.session.memory.InstructionAccess;
import java.util.ArrayList;
import java.util.List;

/** The instructions of a function that access memory. */
final class AccessListing {
    private AccessListing() {}

    /** In the order of the body; none from where it cannot be decoded. */
    static List<InstructionAccess> of(Module module, int functionIndex) {
        List<InstructionAccess> accesses = new ArrayList<>();
        try {
            InstructionCursor cursor = InstructionCursor.ofBody(module, functionIndex);
            while (cursor.next()) {
                int bytes = cursor.opcode().accessBytes();
                if (isOnRange(cursor.opcode())) {
                    accesses.add(new InstructionAccess((int) cursor.codeOffset(), 0, 0));
                } else if (bytes > 0 && cursor.opcode() != Opcode.MEMORY_ATOMIC_NOTIFY) {
                    accesses.add(access((int) cursor.codeOffset(), cursor.opcode(), bytes));
                }
            }
        } catch (MalformedModuleException _) {
            return accesses; // the function cannot have run
        }
        return accesses;
    }

    private static boolean isOnRange(Opcode opcode) {
        return switch (opcode) {
            case MEMORY_COPY, MEMORY_FILL, MEMORY_INIT -> true;
            default -> false;
        };
    }

    private static InstructionAccess access(int codeOffset, Opcode opcode, int bytes) {
        String mnemonic = opcode.mnemonic();
        boolean stores = mnemonic.contains("store");
        boolean changes = mnemonic.contains(".rmw");
        return new InstructionAccess(codeOffset, stores ? 0 : bytes, stores || changes ? bytes : 0);
    }
}
