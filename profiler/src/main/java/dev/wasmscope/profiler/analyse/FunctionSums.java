package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;

/**
 * What functions cost over all call paths, function by function.
 *
 * @param self weight of the function itself
 * @param total weight of the function and what it called; recursive activations count once
 * @param calls how often it was entered
 */
record FunctionSums(long[] self, long[] total, long[] calls) {

    static FunctionSums of(CallTree tree, int functions) {
        FunctionSums sums =
                new FunctionSums(new long[functions], new long[functions], new long[functions]);
        long[] totals = tree.totals();
        int[] outer = OuterActivations.of(tree, functions);
        for (int row = 1; row < tree.size(); row++) {
            int function = tree.function(row);
            sums.self[function] += tree.self(row);
            sums.calls[function] += tree.calls(row);
            if (outer[row] == CallTree.NONE) {
                sums.total[function] += totals[row];
            }
        }
        return sums;
    }
}
