package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.exec.Watch.Trigger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a BREAK before the instructions that access watched locals. */
final class LocalAccesses {
    private LocalAccesses() {}

    /**
     * Changes over from some watches to others.
     *
     * @return the functions whose code is to be made anew
     */
    static Set<WasmFunction> change(List<Watch> before, List<Watch> after) {
        Map<WasmFunction, Map<Integer, Integer>> wanted = new LinkedHashMap<>();
        for (Watch watch : before) {
            if (watch.place() instanceof WatchPlace.Local local) {
                wanted.put(local.function(), new LinkedHashMap<>());
            }
        }
        for (Watch watch : after) {
            if (watch.place() instanceof WatchPlace.Local local) {
                find(
                        local,
                        watch.trigger(),
                        wanted.computeIfAbsent(local.function(), _ -> new LinkedHashMap<>()));
            }
        }
        Set<WasmFunction> changed = new LinkedHashSet<>();
        wanted.forEach(
                (function, accesses) -> {
                    if (function.watchLocals(accesses)) {
                        changed.add(function);
                    }
                });
        return changed;
    }

    private static void find(
            WatchPlace.Local local, Trigger trigger, Map<Integer, Integer> accesses) {
        WasmFunction function = local.function();
        InstructionCursor cursor =
                InstructionCursor.ofBody(function.instance().module(), function.functionIndex());
        while (cursor.next()) {
            boolean accessed =
                    switch (cursor.opcode()) {
                        case LOCAL_GET -> trigger.reads();
                        case LOCAL_SET, LOCAL_TEE -> trigger.writes();
                        default -> false;
                    };
            if (accessed && cursor.index() == local.index()) {
                accesses.put((int) cursor.codeOffset(), local.index());
            }
        }
    }
}
