package dev.wasmscope.cli.text;

import dev.wasmscope.profiler.analyse.HotFunction;
import dev.wasmscope.profiler.analyse.HotFunctions;
import dev.wasmscope.profiler.budget.Excess;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A profile as people read it. */
public final class ProfileText {

    private ProfileText() {}

    /** How many instructions ran, and a table of the functions that ran most of them. */
    public static List<String> hottest(Profile profile, int count) {
        List<String> lines = new ArrayList<>();
        lines.add(grouped(profile.total()) + " instructions");
        lines.addAll(
                table(HotFunctions.of(profile).stream().limit(count).toList(), profile.total()));
        lines.addAll(profile.info().notes());
        return lines;
    }

    /**
     * Functions with their costs.
     *
     * @param total the run's instructions, which percentages refer to
     */
    public static List<String> table(List<HotFunction> functions, long total) {
        Table table = new Table("self>", "%>", "total>", "%>", "calls>", "function");
        for (HotFunction hot : functions) {
            table.row(
                    grouped(hot.self()),
                    percent(hot.self(), total),
                    grouped(hot.total()),
                    percent(hot.total(), total),
                    grouped(hot.calls()),
                    hot.label().name() + position(hot.label()));
        }
        return table.lines();
    }

    /** Figures above their budget. */
    public static List<String> excesses(List<Excess> excesses) {
        Table table = new Table("budget>", "used>", "more>", "%>", "figure", "of");
        for (Excess excess : excesses) {
            table.row(
                    grouped(excess.allowed()),
                    grouped(excess.used()),
                    grouped(excess.used() - excess.allowed()),
                    percent(excess.used() - excess.allowed(), excess.allowed()),
                    excess.figure(),
                    excess.what());
        }
        return table.lines();
    }

    private static String position(FunctionLabel label) {
        return label.source().map(file -> " (" + file + ":" + label.line() + ")").orElse("");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(long part, long total) {
        return String.format(Locale.ROOT, "%.1f", 100.0 * part / Math.max(1, total));
    }
}
