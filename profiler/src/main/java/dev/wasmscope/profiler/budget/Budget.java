package dev.wasmscope.profiler.budget;

import dev.wasmscope.profiler.analyse.HotFunction;
import dev.wasmscope.profiler.analyse.HotFunctions;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileKind;
import dev.wasmscope.profiler.model.SourcePaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run may cost: its instructions, and those of some functions.
 *
 * <p>Functions are known by name and file name, since indices move between builds; several of one
 * name and file share an allowance.
 *
 * @param guest what was run when the budget was recorded
 * @param total instructions of the whole run
 * @param tolerance how many percent above each figure are still within the budget
 * @param functions what single functions may cost
 */
public record Budget(String guest, long total, double tolerance, List<Allowance> functions) {

    public Budget {
        functions = List.copyOf(functions);
    }

    /**
     * The cost of a run as a budget without tolerance.
     *
     * @param count how many functions to keep, those with the most instructions of their own
     * @throws IllegalArgumentException if the profile is not of exact instruction counts
     */
    public static Budget of(Profile profile, int count) {
        List<Allowance> hottest = costs(profile).values().stream().limit(count).toList();
        return new Budget(profile.guest(), profile.total(), 0, hottest);
    }

    /**
     * Every figure that exceeds this budget: the whole run's first, then in the order of {@link
     * #functions}.
     *
     * @throws IllegalArgumentException if the profile is not of exact instruction counts
     */
    public List<Excess> exceededBy(Profile profile) {
        Map<Key, Allowance> costs = costs(profile);
        List<Excess> excesses = new ArrayList<>();
        check(excesses, "the whole run", "total", total, profile.total());
        for (Allowance allowance : functions) {
            Allowance cost = costs.get(Key.of(allowance));
            if (cost != null) {
                String what = shown(allowance);
                check(excesses, what, "self", allowance.self(), cost.self());
                check(excesses, what, "total", allowance.total(), cost.total());
            }
        }
        return excesses;
    }

    private void check(List<Excess> to, String what, String figure, long allowed, long used) {
        if (used > allowed + allowed * tolerance / 100) {
            to.add(new Excess(what, figure, allowed, used));
        }
    }

    private static String shown(Allowance function) {
        return function.source().isEmpty()
                ? function.name()
                : function.name() + " (" + function.source() + ")";
    }

    private record Key(String name, String source) {
        static Key of(Allowance allowance) {
            return new Key(allowance.name(), allowance.source());
        }
    }

    private static Map<Key, Allowance> costs(Profile profile) {
        if (profile.info().kind() != ProfileKind.EXACT
                || profile.weight() != Measure.INSTRUCTIONS) {
            throw new IllegalArgumentException("a budget wants exact instruction counts");
        }
        Map<Key, Allowance> costs = new LinkedHashMap<>();
        for (HotFunction hot : HotFunctions.of(profile)) {
            Allowance cost =
                    new Allowance(
                            hot.label().name(),
                            hot.label().source().map(SourcePaths::fileName).orElse(""),
                            hot.self(),
                            hot.total());
            costs.merge(Key.of(cost), cost, Budget::sum);
        }
        return costs;
    }

    private static Allowance sum(Allowance a, Allowance b) {
        return new Allowance(a.name(), a.source(), a.self() + b.self(), a.total() + b.total());
    }
}
