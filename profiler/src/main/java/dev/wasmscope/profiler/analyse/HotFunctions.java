package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.Profile;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Totals by function over all call paths. */
public final class HotFunctions {

    private static final Comparator<HotFunction> HOTTEST_FIRST =
            Comparator.comparingLong(HotFunction::self)
                    .reversed()
                    .thenComparing(Comparator.comparingLong(HotFunction::total).reversed())
                    .thenComparing(hot -> hot.label().name())
                    .thenComparing(hot -> hot.label().source().orElse(""))
                    .thenComparingInt(hot -> hot.label().line());

    private HotFunctions() {}

    /** Every function that ran, the one with the most weight of its own first. */
    public static List<HotFunction> of(Profile profile) {
        Sums sums = Sums.of(profile.tree(), profile.functions().size());
        return IntStream.range(0, profile.functions().size())
                .mapToObj(
                        i ->
                                new HotFunction(
                                        profile.functions().get(i),
                                        profile.labels().get(i),
                                        sums.self[i],
                                        sums.total[i],
                                        sums.calls[i]))
                .sorted(HOTTEST_FIRST)
                .toList();
    }

    private record Sums(long[] self, long[] total, long[] calls) {

        static Sums of(CallTree tree, int functions) {
            Sums sums = new Sums(new long[functions], new long[functions], new long[functions]);
            long[] totals = tree.totals();
            int[] outer = OuterActivations.of(tree, functions);
            for (int row = 1; row < tree.size(); row++) {
                int function = tree.function(row);
                sums.self[function] += tree.self(row);
                sums.calls[function] += tree.calls(row);
                if (outer[row] == CallTree.NONE) {
                    sums.total[function] += totals[row];
                }
            }
            return sums;
        }
    }
}
