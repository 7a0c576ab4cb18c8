package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.ProfileTable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Trees that grow from functions to their callers. A row stands for parts of many old rows there,
 * so tables that are kept by row are left out, and a note says so.
 */
public final class Inversion {

    private Inversion() {}

    /**
     * The whole tree bottom-up: every function with a cost of its own, and below it those who
     * called it for that. The cost lies at the far end of each path, so that totals show how much
     * of it passes through every caller.
     */
    public static Profile inverted(Profile profile) {
        return inverted(profile, Upwards.STEPS);
    }

    static Profile inverted(Profile profile, int limit) {
        CallTree old = profile.tree();
        Map<Measure, long[]> values = values(profile);
        boolean[] costs = new boolean[old.size()];
        for (long[] column : values.values()) {
            for (int row = 1; row < costs.length; row++) {
                costs[row] |= column[row] != 0;
            }
        }
        int[] starts = IntStream.range(1, old.size()).filter(row -> costs[row]).toArray();
        return grown(profile, starts, limit, values);
    }

    /**
     * Who calls a function, as a tree that grows from it to its callers, weighted with what it and
     * its callees cost them.
     *
     * @param function index into {@link Profile#functions()}
     */
    public static Profile callers(Profile profile, int function) {
        CallTree old = profile.tree();
        int[] starts =
                IntStream.range(1, old.size()).filter(r -> old.function(r) == function).toArray();
        int[] outer = OuterActivations.of(old, profile.functions().size());
        Map<Measure, long[]> totals = new EnumMap<>(Measure.class);
        values(profile)
                .forEach(
                        (measure, values) -> {
                            long[] sums = old.withSelf(values).totals();
                            for (int row = 0; row < sums.length; row++) {
                                sums[row] = outer[row] == CallTree.NONE ? sums[row] : 0;
                            }
                            sums[CallTree.ROOT] = 0;
                            totals.put(measure, sums);
                        });
        return grown(profile, starts, Upwards.STEPS, totals);
    }

    private static Map<Measure, long[]> values(Profile profile) {
        Map<Measure, long[]> values = new EnumMap<>(Measure.class);
        profile.measures().forEach(m -> values.put(m, profile.values(m).orElseThrow()));
        return values;
    }

    private static Profile grown(
            Profile profile, int[] starts, int limit, Map<Measure, long[]> values) {
        Upwards up = new Upwards(profile.tree(), starts, limit);
        values.replaceAll((_, old) -> atEnds(up, starts, old));
        long[] weights = Objects.requireNonNull(values.remove(profile.weight()));
        Profile grown = profile.withTree(up.tree.toTree().withSelf(weights));
        for (Map.Entry<Measure, long[]> column : values.entrySet()) {
            grown = grown.with(column.getKey(), column.getValue());
        }
        return grown.with(noted(profile, up));
    }

    private static long[] atEnds(Upwards up, int[] starts, long[] old) {
        long[] moved = new long[up.tree.size()];
        moved[CallTree.ROOT] = old[CallTree.ROOT];
        for (int i = 0; i < starts.length; i++) {
            moved[up.end[i]] += old[starts[i]];
        }
        return moved;
    }

    private static ProfileInfo noted(Profile profile, Upwards up) {
        ProfileInfo info = profile.info();
        if (profile.tables().stream().anyMatch(ProfileTable::hasRows)) {
            info = info.noting("a tree of callers has no details by line or time");
        }
        return up.cutAt == 0
                ? info
                : info.noting("callers further out than " + up.cutAt + " are not shown");
    }
}
