package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.Profile;
import java.util.List;

/** Whose code a row executes: an inlined function's code is part of another function. */
final class CodeRows {

    private CodeRows() {}

    /**
     * For each row the nearest row, itself or further out, whose function has code of its own; the
     * root where there is none.
     */
    static int[] of(Profile profile) {
        CallTree tree = profile.tree();
        List<FunctionKey> functions = profile.functions();
        int[] code = new int[tree.size()];
        for (int row = 1; row < code.length; row++) {
            boolean inlined = functions.get(tree.function(row)) instanceof FunctionKey.Inlined;
            code[row] = inlined ? code[tree.parent(row)] : row;
        }
        return code;
    }

    /** For each row the instance whose code it executes; 0 where that is not known. */
    static int[] instances(Profile profile) {
        int[] code = of(profile);
        int[] instances = new int[code.length];
        for (int row = 1; row < code.length; row++) {
            int function = profile.tree().function(code[row]);
            if (function != CallTree.NONE
                    && profile.functions().get(function) instanceof FunctionKey.Code known) {
                instances[row] = known.instance();
            }
        }
        return instances;
    }
}
