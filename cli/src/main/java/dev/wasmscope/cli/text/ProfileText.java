package dev.wasmscope.cli.text;

import dev.wasmscope.profiler.analyse.HotFunction;
import dev.wasmscope.profiler.analyse.HotFunctions;
import dev.wasmscope.profiler.budget.Excess;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourcePaths;
import dev.wasmscope.profiler.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A profile as people read it. */
public final class ProfileText {

    private ProfileText() {}

    /** What the whole run cost, and what a reader must know of the figures. */
    public static List<String> summary(Profile profile) {
        List<String> lines = new ArrayList<>();
        lines.add(amount(profile.weight(), profile.total()) + " " + profile.weight().title());
        lines.addAll(profile.info().notes());
        return lines;
    }

    /** A table of the functions that cost most. */
    public static List<String> hottest(Profile profile, int count) {
        List<HotFunction> hottest =
                HotFunctions.of(profile).stream()
                        .filter(hot -> hot.total() > 0 || hot.calls() > 0)
                        .limit(count)
                        .toList();
        return table(profile.weight(), hottest, profile.total());
    }

    /**
     * Functions with their costs.
     *
     * @param weight what they count
     * @param total the whole run's cost, which percentages refer to
     */
    public static List<String> table(Measure weight, List<HotFunction> functions, long total) {
        Table table = new Table("self>", "%>", "total>", "%>", "calls>", "function");
        for (HotFunction hot : functions) {
            table.row(
                    amount(weight, hot.self()),
                    percent(hot.self(), total),
                    amount(weight, hot.total()),
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

    /** An amount of a measure: a count with groups of digits, a time in milliseconds. */
    static String amount(Measure measure, long amount) {
        return measure.unit() == Unit.NANOSECONDS
                ? String.format(Locale.ROOT, "%,.3f ms", amount / 1e6)
                : grouped(amount);
    }

    static String position(FunctionLabel label) {
        String line = label.line() > 0 ? ":" + label.line() : "";
        return label.source()
                .map(file -> " (" + SourcePaths.fileName(file) + line + ")")
                .orElse("");
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String percent(long part, long total) {
        return String.format(Locale.ROOT, "%.1f", 100.0 * part / Math.max(1, total));
    }
}
