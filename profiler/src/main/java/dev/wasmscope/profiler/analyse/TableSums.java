package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.BranchCounts;
import dev.wasmscope.profiler.model.HostCallTable;
import dev.wasmscope.profiler.model.LoopCounts;
import dev.wasmscope.profiler.model.MemoryTraffic;
import dev.wasmscope.profiler.model.NumberColumns;
import dev.wasmscope.profiler.model.OpcodeCounts;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adds up the detail tables of two runs of one build that are counts by key. */
final class TableSums {

    private final Profile first;
    private final Profile second;
    private final List<ProfileTable> sums = new ArrayList<>();

    private TableSums(Profile first, Profile second) {
        this.first = first;
        this.second = second;
    }

    /**
     * The tables that both have and that can be added up.
     *
     * @param functions where the functions of each are now
     * @param rows where the rows of each are now
     */
    static List<ProfileTable> of(
            Profile first, Profile second, List<int[]> functions, List<int[]> rows) {
        TableSums all = new TableSums(first, second);
        all.add(BranchCounts.class, BranchCounts::numbers, BranchCounts::new, functions, 4);
        all.add(LoopCounts.class, LoopCounts::numbers, LoopCounts::new, functions, 3);
        all.add(OpcodeCounts.class, OpcodeCounts::numbers, OpcodeCounts::new, List.of(), 1);
        all.add(MemoryTraffic.class, MemoryTraffic::numbers, MemoryTraffic::new, functions, 2);
        all.add(HostCallTable.class, HostCallTable::numbers, HostCallTable::new, rows, 1);
        return all.sums;
    }

    /**
     * @param moved where the numbers in column 0 are now, in each profile; empty where they stay
     * @param keys how many columns, from the first on, say what a row is about
     */
    private <T extends ProfileTable> void add(
            Class<T> type,
            Function<T, NumberColumns> numbers,
            Function<NumberColumns, T> make,
            List<int[]> moved,
            int keys) {
        first.table(type)
                .ifPresent(
                        a ->
                                second.table(type)
                                        .ifPresent(
                                                b ->
                                                        sums.add(
                                                                make.apply(
                                                                        sum(
                                                                                numbers.apply(a),
                                                                                numbers.apply(b),
                                                                                moved,
                                                                                keys)))));
    }

    private static NumberColumns sum(
            NumberColumns a, NumberColumns b, List<int[]> moved, int keys) {
        Map<List<Long>, long[]> rows = new TreeMap<>(TableSums::compare);
        add(rows, a, moved.isEmpty() ? null : moved.get(0), keys);
        add(rows, b, moved.isEmpty() ? null : moved.get(1), keys);
        return NumberColumns.ofRows(a.names(), List.copyOf(rows.values()));
    }

    private static int compare(List<Long> a, List<Long> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = Long.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static void add(
            Map<List<Long>, long[]> rows, NumberColumns from, int @Nullable [] moved, int keys) {
        for (int r = 0; r < from.size(); r++) {
            int row = r;
            long[] values =
                    IntStream.range(0, from.names().size())
                            .mapToLong(column -> from.at(column, row))
                            .toArray();
            values[0] = moved == null ? values[0] : moved[(int) values[0]];
            List<Long> key = IntStream.range(0, keys).mapToObj(i -> values[i]).toList();
            rows.merge(key, values, (x, y) -> added(x, y, keys, from.names()));
        }
    }

    private static long[] added(long[] a, long[] b, int keys, List<String> names) {
        long[] sum = a.clone();
        for (int column = keys; column < sum.length; column++) {
            LongBinaryOperator how = names.get(column).equals("longest") ? Math::max : Long::sum;
            sum[column] = how.applyAsLong(a[column], b[column]);
        }
        return sum;
    }
}
