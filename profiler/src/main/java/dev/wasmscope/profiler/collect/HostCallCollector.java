package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.probe.HostCallProbe;
import dev.wasmscope.profiler.model.HostCallTable;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.NumberColumns;
import dev.wasmscope.profiler.model.Profile;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.ToLongFunction;

/** Sums what calls of host functions cost, by call path. */
public final class HostCallCollector implements HostCallProbe {
    private final IntSupplier currentRow;
    private final TreeMap<Integer, long[]> sums = new TreeMap<>();

    /**
     * @param currentRow the row of the call path that is executing: the host function's
     */
    public HostCallCollector(IntSupplier currentRow) {
        this.currentRow = currentRow;
    }

    @Override
    public void called(long nanos, long bytes, boolean failed) {
        int row = currentRow.getAsInt();
        long[] sum = sums.computeIfAbsent(row, _ -> new long[] {row, 0, 0, 0, 0, 0});
        sum[1]++;
        sum[2] += failed ? 1 : 0;
        sum[3] += bytes;
        sum[4] += nanos;
        sum[5] = Math.max(sum[5], nanos);
    }

    /** The profile with the sums: the table, and columns by row. */
    public Profile addTo(Profile profile) {
        int rows = profile.tree().size();
        List<long[]> entries = List.copyOf(sums.values());
        return profile.with(new HostCallTable(NumberColumns.ofRows(HostCallTable.COLUMNS, entries)))
                .with(Measure.HOST_CALLS, byRow(rows, sum -> sum[1]))
                .with(Measure.HOST_BYTES, byRow(rows, sum -> sum[3]))
                .with(Measure.HOST_TIME, byRow(rows, sum -> sum[4]));
    }

    private long[] byRow(int rows, ToLongFunction<long[]> value) {
        long[] column = new long[rows];
        sums.forEach((row, sum) -> column[row] = value.applyAsLong(sum));
        return column;
    }
}
