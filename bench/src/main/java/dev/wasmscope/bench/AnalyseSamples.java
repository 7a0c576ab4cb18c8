package dev.wasmscope.bench;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.profiler.analyse.Grouping;
import dev.wasmscope.profiler.analyse.HotFunctions;
import dev.wasmscope.profiler.analyse.Icicle;
import dev.wasmscope.profiler.analyse.Inlining;
import dev.wasmscope.profiler.analyse.Inversion;
import dev.wasmscope.profiler.analyse.LineTable;
import dev.wasmscope.profiler.analyse.Merge;
import dev.wasmscope.profiler.analyse.ProfileDifference;
import dev.wasmscope.profiler.analyse.Sandwich;
import dev.wasmscope.profiler.analyse.StackPattern;
import dev.wasmscope.profiler.analyse.Stacks;
import dev.wasmscope.profiler.analyse.TimeRange;
import dev.wasmscope.profiler.analyse.Timeline;
import dev.wasmscope.profiler.analyse.Transforms;
import dev.wasmscope.profiler.analyse.TreeDifference;
import dev.wasmscope.profiler.analyse.TreeOrder;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CallTreeBuilder;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SampleTable;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How long analyses of a million samples take: processor time of the one thread that does them,
 * cold and best of all rounds.
 *
 * <p>Argument: rounds.
 */
final class AnalyseSamples {

    private final Profile profile = MillionSamples.of(1);
    private final Profile other = MillionSamples.of(2);
    private final int[][] stacks = stacks(profile);

    public static void main(String[] args) {
        new AnalyseSamples().measure(Integer.parseInt(args[0]));
    }

    /** The functions on the stack of each sample, outermost first, as another tool writes them. */
    private static int[][] stacks(Profile profile) {
        CallTree tree = profile.tree();
        SampleTable samples = profile.table(SampleTable.class).orElseThrow();
        int[] depths = tree.depths();
        int[][] stacks = new int[samples.size()][];
        for (int i = 0; i < stacks.length; i++) {
            int row = samples.row(i);
            stacks[i] = new int[depths[row]];
            for (int at = depths[row] - 1; at >= 0; at--) {
                stacks[i][at] = tree.function(row);
                row = tree.parent(row);
            }
        }
        return stacks;
    }

    private Map<String, Supplier<Object>> analyses() {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("call tree from a million stacks", this::treeOfStacks);
        all.put("functions", () -> HotFunctions.of(profile));
        all.put("call tree, heaviest first", () -> TreeOrder.heaviestFirst(profile));
        all.put("inverted tree", () -> Inversion.inverted(profile));
        all.put("flame graph", () -> FlameGraph.of(profile));
        all.put("flame graph, bottom-up", () -> FlameGraph.bottomUp(profile));
        all.put("sandwich", () -> Sandwich.of(profile, 1));
        all.put("icicle", () -> Icicle.of(profile, List.of(Grouping.values())));
        all.put("lines", () -> LineTable.of(profile));
        all.put("inlined calls as frames", () -> Inlining.expanded(profile));
        all.put("libraries hidden", () -> Transforms.hide(profile, AnalyseSamples::isLibrary));
        all.put("recursion collapsed", () -> Transforms.collapseRecursion(profile));
        all.put(
                "stacks kept",
                () -> Stacks.keep(profile, StackPattern.of("function_1;...;function_2")));
        all.put("timeline", () -> Timeline.of(profile, Timeline.Axis.TIME, 1000));
        all.put(
                "half of the time",
                () -> TimeRange.of(profile, Timeline.Axis.TIME, 0, 500_000_000_000L));
        all.put("merged with another", () -> Merge.of(profile, other));
        all.put("compared with another", () -> ProfileDifference.between(profile, other));
        all.put("trees compared", () -> TreeDifference.between(profile, other));
        return all;
    }

    private static boolean isLibrary(dev.wasmscope.profiler.model.FunctionLabel label) {
        return label.source().orElse("").startsWith("/lib/");
    }

    private Object treeOfStacks() {
        CallTreeBuilder tree = new CallTreeBuilder();
        for (int[] stack : stacks) {
            int row = CallTree.ROOT;
            for (int function : stack) {
                row = tree.child(row, function);
            }
            tree.addSelf(row, 1);
        }
        return tree.toTree();
    }

    private void measure(int rounds) {
        System.out.printf(
                "%d samples, %d paths, %d frames on the stacks%n",
                MillionSamples.SAMPLES,
                profile.tree().size(),
                java.util.Arrays.stream(stacks).mapToLong(stack -> stack.length).sum());
        System.out.printf("%-34s %9s %9s%n", "", "cold, ms", "best, ms");
        analyses()
                .forEach(
                        (name, analysis) -> {
                            double cold = time(analysis);
                            double best = cold;
                            for (int i = 1; i < rounds; i++) {
                                best = Math.min(best, time(analysis));
                            }
                            System.out.printf(Locale.ROOT, "%-34s %9.0f %9.0f%n", name, cold, best);
                        });
    }

    private static double time(Supplier<Object> analysis) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        if (analysis.get().hashCode() == 42) {
            System.out.print("");
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1e6;
    }
}
