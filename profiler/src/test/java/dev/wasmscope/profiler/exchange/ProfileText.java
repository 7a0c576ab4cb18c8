package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** What of a profile has to survive in files, as texts that can be compared line by line. */
final class ProfileText {

    private ProfileText() {}

    /** Values by path of function names. */
    static String paths(Profile profile, List<Measure> measures) {
        StackTable stacks = new StackTable(profile);
        return values(stacks, measures, node -> path(stacks, node, false), profile.tree().size());
    }

    /** Values by stack with lines and inlined functions. */
    static String stacks(Profile profile, List<Measure> measures) {
        StackTable stacks = new StackTable(profile);
        return values(stacks, measures, node -> path(stacks, node, true), profile.tree().size());
    }

    /** Values by function. */
    static String functions(Profile profile, List<Measure> measures) {
        StackTable stacks = new StackTable(profile);
        return values(
                stacks,
                measures,
                node -> describe(stacks.label(stacks.function(node))),
                profile.tree().size());
    }

    /** Values by line. */
    static String lines(Profile profile, Measure measure) {
        int column = StackTable.measuresOf(profile).indexOf(measure);
        return LineTable.of(profile).entrySet().stream()
                .filter(entry -> entry.getValue()[column] != 0)
                .map(e -> e.getKey().file() + ":" + e.getKey().line() + " " + e.getValue()[column])
                .collect(Collectors.joining("\n"));
    }

    static long total(Profile profile, Measure measure) {
        return Arrays.stream(StackTable.valuesOf(profile, measure)).sum();
    }

    private static String values(
            StackTable stacks, List<Measure> measures, IntFunction<String> key, int rows) {
        TreeMap<String, long[]> sums = new TreeMap<>();
        for (int node = 0; node < stacks.size(); node++) {
            if (stacks.hasValues(node)) {
                long[] sum = sums.computeIfAbsent(key.apply(node), _ -> new long[measures.size()]);
                for (int i = 0; i < sum.length; i++) {
                    int column = stacks.measures().indexOf(measures.get(i));
                    sum[i] += column < 0 ? 0 : stacks.value(node, column);
                }
            }
        }
        sums.values().removeIf(sum -> Arrays.stream(sum).allMatch(value -> value == 0));
        return sums.entrySet().stream()
                .map(e -> e.getKey() + " " + Arrays.toString(e.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String path(StackTable stacks, int node, boolean places) {
        String own =
                places
                        ? stacks.frames(node).reversed().stream()
                                .map(ProfileText::describe)
                                .collect(Collectors.joining(">"))
                        : describe(stacks.label(stacks.function(node)));
        int caller = stacks.node(node).caller();
        return caller < 0 ? own : path(stacks, caller, places) + ";" + own;
    }

    private static String describe(SourceFrame frame) {
        return frame.name()
                + "@"
                + frame.file().orElse("?")
                + ":"
                + frame.line()
                + ":"
                + frame.column();
    }

    private static String describe(FunctionLabel label) {
        return label.name() + "@" + label.source().orElse("?") + ":" + label.line();
    }

    /** The tree in plain words, for goldens. */
    static String tree(Profile profile) {
        StringBuilder text = new StringBuilder();
        CallTree tree = profile.tree();
        int[] depths = tree.depths();
        for (int row = 1; row < tree.size(); row++) {
            text.append("  ".repeat(depths[row] - 1))
                    .append(profile.nameOf(row))
                    .append(" self ")
                    .append(tree.self(row))
                    .append(" calls ")
                    .append(tree.calls(row))
                    .append('\n');
        }
        return text.toString();
    }
}
