package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.probe.PageAccesses;
import dev.wasmscope.engine.probe.PageAccesses.Column;
import dev.wasmscope.profiler.model.NumberColumns;
import dev.wasmscope.profiler.model.PageHeat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the table of page heat out of what the engine counted. */
public final class PageHeats {
    private PageHeats() {}

    /** The pages that were touched. */
    public static PageHeat of(PageAccesses accesses) {
        List<long[]> rows = new ArrayList<>();
        for (int memory : accesses.memories()) {
            long[][] columns =
                    Arrays.stream(Column.values())
                            .map(column -> accesses.column(memory, column))
                            .toArray(long[][]::new);
            int pages = Arrays.stream(columns).mapToInt(c -> c.length).max().orElse(0);
            for (int page = 0; page < pages; page++) {
                long[] row = row(memory, page, columns);
                if (Arrays.stream(row).skip(2).anyMatch(value -> value != 0)) {
                    rows.add(row);
                }
            }
        }
        return new PageHeat(NumberColumns.ofRows(PageHeat.COLUMNS, rows));
    }

    private static long[] row(int memory, int page, long[][] columns) {
        long[] row = new long[2 + columns.length];
        row[0] = memory;
        row[1] = page;
        for (int i = 0; i < columns.length; i++) {
            row[2 + i] = page < columns[i].length ? columns[i][page] : 0;
        }
        return row;
    }
}
