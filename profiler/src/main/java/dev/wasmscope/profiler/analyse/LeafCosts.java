package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SampleTable;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * The values of a measure by the place in the code where they arose, as far as that is known: a row
 * of the tree, a code offset and a cost each.
 */
record LeafCosts(int[] row, int[] offset, long[] cost) {

    static LeafCosts of(Profile profile, Measure measure) {
        if (measure == Measure.INSTRUCTIONS) {
            return profile.table(CodeCounts.class).map(LeafCosts::of).orElseGet(LeafCosts::none);
        }
        return profile.table(SampleTable.class)
                .flatMap(samples -> ofSamples(samples, measure))
                .orElseGet(LeafCosts::none);
    }

    static LeafCosts none() {
        return new LeafCosts(new int[0], new int[0], new long[0]);
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

    private static Optional<LeafCosts> ofSamples(SampleTable samples, Measure measure) {
        return SampleValues.of(samples, measure).map(value -> sum(samples, value));
    }

    /** Samples at one place of one row are one cost. */
    private static LeafCosts sum(SampleTable samples, IntToLongFunction value) {
        LongSums sums = new LongSums();
        for (int i = 0; i < samples.size(); i++) {
            long key = ((long) samples.row(i) << 32) | (samples.offset(i) & 0xFFFF_FFFFL);
            sums.add(key, value.applyAsLong(i));
        }
        int[] row = new int[sums.size()];
        int[] offset = new int[sums.size()];
        long[] cost = new long[sums.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = (int) (sums.key(i) >> 32);
            offset[i] = (int) sums.key(i);
            cost[i] = sums.value(i);
        }
        return new LeafCosts(row, offset, cost);
    }

    int size() {
        return row.length;
    }
}
