package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.Columns.DamagedSection;
import dev.wasmscope.profiler.model.AllocationHistogram;
import dev.wasmscope.profiler.model.AllocationTable;
import dev.wasmscope.profiler.model.AllocationTimeline;
import dev.wasmscope.profiler.model.AllocationTotals;
import dev.wasmscope.profiler.model.BadFrees;
import dev.wasmscope.profiler.model.BranchCounts;
import dev.wasmscope.profiler.model.CountedParts;
import dev.wasmscope.profiler.model.HostCallTable;
import dev.wasmscope.profiler.model.LiveBlocks;
import dev.wasmscope.profiler.model.LoopCounts;
import dev.wasmscope.profiler.model.MemoryTimeline;
import dev.wasmscope.profiler.model.MemoryTraffic;
import dev.wasmscope.profiler.model.NumberColumns;
import dev.wasmscope.profiler.model.NumberTable;
import dev.wasmscope.profiler.model.OpcodeCounts;
import dev.wasmscope.profiler.model.PageHeat;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a table of numbers stands in our own file: its columns by their names, and its texts.
 *
 * @param type the table's class
 * @param names of its columns
 * @param make makes a table of columns and texts
 */
record NumberTableCodec<T extends NumberTable>(
        Class<T> type, List<String> names, BiFunction<NumberColumns, List<String>, T> make)
        implements TableCodec<T> {
    private static final String TEXTS = "texts";

    static List<TableCodec<?>> all() {
        return List.of(
                of(AllocationTable.class, AllocationTable.COLUMNS, AllocationTable::new),
                new NumberTableCodec<>(
                        AllocationTotals.class, AllocationTotals.COLUMNS, AllocationTotals::new),
                of(
                        AllocationHistogram.class,
                        AllocationHistogram.COLUMNS,
                        AllocationHistogram::new),
                of(AllocationTimeline.class, AllocationTimeline.COLUMNS, AllocationTimeline::new),
                of(BadFrees.class, BadFrees.COLUMNS, BadFrees::new),
                of(LiveBlocks.class, LiveBlocks.COLUMNS, LiveBlocks::new),
                of(MemoryTimeline.class, MemoryTimeline.COLUMNS, MemoryTimeline::new),
                of(PageHeat.class, PageHeat.COLUMNS, PageHeat::new),
                of(MemoryTraffic.class, MemoryTraffic.COLUMNS, MemoryTraffic::new),
                of(HostCallTable.class, HostCallTable.COLUMNS, HostCallTable::new),
                of(CountedParts.class, CountedParts.COLUMNS, CountedParts::new),
                of(BranchCounts.class, BranchCounts.COLUMNS, BranchCounts::new),
                of(LoopCounts.class, LoopCounts.COLUMNS, LoopCounts::new),
                of(OpcodeCounts.class, OpcodeCounts.COLUMNS, OpcodeCounts::new));
    }

    private static <T extends NumberTable> NumberTableCodec<T> of(
            Class<T> type, List<String> names, Function<NumberColumns, T> make) {
        return new NumberTableCodec<>(type, names, (numbers, _) -> make.apply(numbers));
    }

    @Override
    public void write(T table, Columns to) {
        for (String name : names) {
            to.put(name, table.numbers().column(name));
        }
        to.put(TEXTS, table.texts());
    }

    @Override
    public T read(Columns from, Extent extent) throws DamagedSection {
        long[][] columns = new long[names.size()][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = from.longs(names.get(i));
            check(names.get(i), columns[i], extent);
        }
        return make.apply(new NumberColumns(names, columns), from.texts(TEXTS));
    }

    private void check(String name, long[] column, Extent extent) throws DamagedSection {
        long end =
                switch (name) {
                    case "row" -> extent.rows();
                    case "function" -> extent.functions();
                    default -> Long.MAX_VALUE;
                };
        for (long value : column) {
            if (end != Long.MAX_VALUE && (value < 0 || value >= end)) {
                throw new DamagedSection(
                        "%s.%s points to %d of %d".formatted(section(), name, value, end));
            }
        }
    }
}
