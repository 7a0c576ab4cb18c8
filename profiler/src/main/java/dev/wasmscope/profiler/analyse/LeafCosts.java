package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;

/**
 * The values of a measure by the place in the code where they arose, as far as that is known: a row
 * of the tree, a code offset and a cost each.
 */
record LeafCosts(int[] row, int[] offset, long[] cost) {

    static LeafCosts of(Profile profile, Measure measure) {
        return profile.table(CodeCounts.class)
                .filter(_ -> measure == Measure.INSTRUCTIONS)
                .map(LeafCosts::of)
                .orElseGet(() -> new LeafCosts(new int[0], new int[0], new long[0]));
    }

    private static LeafCosts of(CodeCounts pieces) {
        int[] row = new int[pieces.size()];
        int[] offset = new int[pieces.size()];
        long[] cost = new long[pieces.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = pieces.row(i);
            offset[i] = pieces.start(i);
            cost[i] = pieces.weight(i);
        }
        return new LeafCosts(row, offset, cost);
    }

    int size() {
        return row.length;
    }
}
