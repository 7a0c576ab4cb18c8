package dev.wasmscope.session.symbol;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The instructions at which what a breakpoint waits for happens. */
final class EventPlaces {
    private final Module module;

    EventPlaces(Module module) {
        this.module = module;
    }

    /** Code offsets of every {@code memory.grow}. */
    List<Long> grows() {
        List<Long> all = new ArrayList<>();
        for (FunctionInfo function : module.functions()) {
            if (!function.isImported()) {
                add(all, function.index(), cursor -> cursor.opcode() == Opcode.MEMORY_GROW);
            }
        }
        return all;
    }

    /** Code offsets where a function returns: its end, and every {@code return}. */
    List<Long> returns(int functionIndex) {
        List<Long> all = new ArrayList<>();
        add(
                all,
                functionIndex,
                cursor ->
                        cursor.opcode() == Opcode.RETURN
                                || cursor.opcode() == Opcode.END && cursor.depth() == 0);
        return all;
    }

    private void add(List<Long> all, int functionIndex, Predicate<InstructionCursor> wanted) {
        try {
            InstructionCursor cursor = InstructionCursor.ofBody(module, functionIndex);
            while (cursor.next()) {
                if (wanted.test(cursor)) {
                    all.add(cursor.codeOffset());
                }
            }
        } catch (MalformedModuleException e) {
            // validation reports it before anything runs
        }
    }
}
