package dev.wasmscope.bench;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Breakpoints on instructions that an export does not reach, hot functions' cold branches among
 * them. The first run begins with twice as many, spread over the whole module, and takes away each
 * that is hit; the runs after it have {@value #COUNT} of those that are left.
 */
final class NeverHit {
    /** How many are set, unless the module has too little code that does not run. */
    static final int COUNT = 1000;

    private final Instance instance;
    private final List<CodeLocation> all;
    private final Map<String, List<CodeLocation>> cold = new HashMap<>();
    private List<CodeLocation> set = List.of();

    NeverHit(Module module, Instance instance) {
        this.instance = instance;
        this.all = instructions(module);
    }

    private static List<CodeLocation> instructions(Module module) {
        List<CodeLocation> found = new ArrayList<>();
        for (FunctionInfo function : module.functions()) {
            if (!function.isImported()) {
                InstructionCursor cursor = InstructionCursor.ofBody(module, function.index());
                while (cursor.next()) {
                    found.add(new CodeLocation(function.index(), cursor.codeOffset()));
                }
            }
        }
        return found;
    }

    /** Replaces what is set by breakpoints that the export was not seen to hit. */
    void setFor(String export, GuestThread thread) {
        List<CodeLocation> before = set;
        List<CodeLocation> left = cold.get(export);
        set = left == null ? spread(2 * COUNT) : left.subList(0, Math.min(COUNT, left.size()));
        set = new ArrayList<>(set);
        cold.put(export, set);
        thread.changeBreaks(instance, before, set);
    }

    private List<CodeLocation> spread(int count) {
        List<CodeLocation> some = new ArrayList<>();
        double gap = Math.max(1, all.size() / (double) count);
        for (double at = 0; at < all.size(); at += gap) {
            some.add(all.get((int) at));
        }
        Collections.shuffle(some, new Random(1));
        return some;
    }

    /** Takes one away that was hit. */
    void remove(GuestThread thread, CodeLocation location) {
        set.remove(location);
        thread.clearBreak(instance, location);
    }
}
