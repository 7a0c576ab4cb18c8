package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.HostCallTable;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What calls of the host cost, by function and by call path. */
public final class HostCosts {
    private static final Comparator<Cost> ORDER =
            Comparator.comparingLong(Cost::calls)
                    .reversed()
                    .thenComparing(Comparator.comparingLong(Cost::bytes).reversed())
                    .thenComparingInt(Cost::row);

    private HostCosts() {}

    /**
     * Calls of one host function.
     *
     * @param row of the function in the profile's tree; the first of several
     * @param calls how often it was called
     * @param failures calls that returned an error or trapped
     * @param bytes of input and output moved
     * @param nanos in the host
     * @param longestNanos of the longest call
     */
    public record Cost(
            int row, long calls, long failures, long bytes, long nanos, long longestNanos) {
        private Cost plus(Cost other) {
            return new Cost(
                    row,
                    calls + other.calls,
                    failures + other.failures,
                    bytes + other.bytes,
                    nanos + other.nanos,
                    Math.max(longestNanos, other.longestNanos));
        }
    }

    /** One entry for each call path that ends in the host, most calls first. */
    public static List<Cost> byPath(Profile profile) {
        HostCallTable table = profile.table(HostCallTable.class).orElse(null);
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; table != null && i < table.size(); i++) {
            costs.add(
                    new Cost(
                            table.row(i),
                            table.calls(i),
                            table.failures(i),
                            table.bytes(i),
                            table.time(i),
                            table.longest(i)));
        }
        costs.sort(ORDER);
        return costs;
    }

    /** One entry for each host function, most calls first. */
    public static List<Cost> byFunction(Profile profile) {
        Map<Integer, Cost> byFunction = new LinkedHashMap<>();
        byPath(profile).stream()
                .sorted(Comparator.comparingInt(Cost::row))
                .forEach(c -> byFunction.merge(profile.tree().function(c.row()), c, Cost::plus));
        return byFunction.values().stream().sorted(ORDER).toList();
    }
}
