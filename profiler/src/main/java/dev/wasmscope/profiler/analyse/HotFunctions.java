package dev.wasmscope.profiler.analyse;

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
        FunctionSums sums = FunctionSums.of(profile.tree(), profile.functions().size());
        return IntStream.range(0, profile.functions().size())
                .mapToObj(
                        i ->
                                new HotFunction(
                                        profile.functions().get(i),
                                        profile.labels().get(i),
                                        sums.self()[i],
                                        sums.total()[i],
                                        sums.calls()[i]))
                .sorted(HOTTEST_FIRST)
                .toList();
    }
}
