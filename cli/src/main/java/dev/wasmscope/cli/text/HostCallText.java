package dev.wasmscope.cli.text;

import static dev.wasmscope.cli.text.ProfileText.grouped;

import dev.wasmscope.profiler.analyse.HostCosts;
import dev.wasmscope.profiler.analyse.HostCosts.Cost;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What calls of the host cost, as people read it. */
public final class HostCallText {
    private HostCallText() {}

    /** By function, then by call path. */
    public static List<String> all(Profile profile, int top) {
        List<String> lines = new ArrayList<>();
        List<Cost> functions = HostCosts.byFunction(profile);
        if (functions.isEmpty()) {
            return List.of("the program called no function of the host");
        }
        lines.add("calls of the host, by function:");
        lines.addAll(table(functions, "function", cost -> profile.nameOf(cost.row())));
        lines.add("by call path:");
        List<Cost> paths = HostCosts.byPath(profile);
        lines.addAll(
                table(
                        paths.stream().limit(top).toList(),
                        "called by",
                        cost -> PathText.line(profile, cost.row())));
        if (paths.size() > top) {
            lines.add("and " + grouped(paths.size() - top) + " more call paths");
        }
        return lines;
    }

    private static List<String> table(List<Cost> costs, String what, Function<Cost, String> name) {
        Table table = new Table("calls>", "errors>", "bytes>", "ms>", "longest>", what);
        for (Cost cost : costs) {
            table.row(
                    grouped(cost.calls()),
                    grouped(cost.failures()),
                    grouped(cost.bytes()),
                    millis(cost.nanos()),
                    millis(cost.longestNanos()),
                    name.apply(cost));
        }
        return table.lines();
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%,.3f", nanos / 1e6);
    }
}
