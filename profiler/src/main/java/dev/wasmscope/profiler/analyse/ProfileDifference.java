package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two profiles, by function.
 *
 * <p>Functions are matched by name and source file, because indices move between builds; several
 * functions of one name (instances of a template without its arguments) are summed.
 */
public final class ProfileDifference {

    private ProfileDifference() {}

    /**
     * One function in both runs.
     *
     * @param label as in the later profile, else as in the earlier one
     * @param before its cost in the earlier profile; empty when it did not run there
     * @param after its cost in the later profile; empty when it did not run there
     */
    public record Row(FunctionLabel label, Optional<Cost> before, Optional<Cost> after) {

        /** Change of the function's own instructions. */
        public long selfChange() {
            return self(after) - self(before);
        }

        private static long self(Optional<Cost> cost) {
            return cost.map(Cost::self).orElse(0L);
        }
    }

    /**
     * A function's cost in one run.
     *
     * @param self instructions of its own
     * @param total with everything it called
     * @param calls how often it was entered
     */
    public record Cost(long self, long total, long calls) {

        private static Cost of(HotFunction hot) {
            return new Cost(hot.self(), hot.total(), hot.calls());
        }

        private Cost plus(Cost other) {
            return new Cost(self + other.self, total + other.total, calls + other.calls);
        }
    }

    private record Key(String name, Optional<String> source) {}

    /** Every function of either profile, the greatest change of own instructions first. */
    public static List<Row> between(Profile before, Profile after) {
        Map<Key, Cost> earlier = costs(before);
        Map<Key, Cost> later = costs(after);
        Map<Key, FunctionLabel> labels = new LinkedHashMap<>();
        after.labels().forEach(label -> labels.putIfAbsent(key(label), label));
        before.labels().forEach(label -> labels.putIfAbsent(key(label), label));
        List<Row> rows = new ArrayList<>();
        labels.forEach((key, label) -> rows.add(row(label, earlier.get(key), later.get(key))));
        rows.sort(
                Comparator.<Row>comparingLong(row -> -Math.abs(row.selfChange()))
                        .thenComparing(row -> row.label().name()));
        return rows;
    }

    private static Row row(FunctionLabel label, @Nullable Cost before, @Nullable Cost after) {
        return new Row(label, Optional.ofNullable(before), Optional.ofNullable(after));
    }

    private static Map<Key, Cost> costs(Profile profile) {
        Map<Key, Cost> costs = new LinkedHashMap<>();
        for (HotFunction hot : HotFunctions.of(profile)) {
            costs.merge(key(hot.label()), Cost.of(hot), Cost::plus);
        }
        return costs;
    }

    private static Key key(FunctionLabel label) {
        return new Key(label.name(), label.source());
    }
}
