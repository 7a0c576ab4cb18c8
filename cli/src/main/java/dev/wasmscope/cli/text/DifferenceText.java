package dev.wasmscope.cli.text;

import dev.wasmscope.profiler.analyse.ProfileDifference;
import dev.wasmscope.profiler.analyse.ProfileDifference.By;
import dev.wasmscope.profiler.analyse.ProfileDifference.Change;
import dev.wasmscope.profiler.analyse.ProfileDifference.Cost;
import dev.wasmscope.profiler.analyse.ProfileDifference.Row;
import dev.wasmscope.profiler.analyse.ProfileDifference.Subject;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.SourcePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What changed between two profiles, as people read it. */
public final class DifferenceText {
    private final ProfileDifference difference;
    private final Measure weight;
    private final By by;

    private DifferenceText(ProfileDifference difference, By by) {
        this.difference = difference;
        this.weight = difference.weight();
        this.by = by;
    }

    /**
     * Both totals, and the functions and lines that changed most.
     *
     * @param by what the difference is sorted by
     * @param count how many of each
     */
    public static List<String> lines(ProfileDifference difference, By by, int count) {
        DifferenceText text = new DifferenceText(difference, by);
        List<String> lines = new ArrayList<>();
        lines.add(text.summary());
        lines.addAll(text.table("function", difference.functions(), count));
        if (!difference.lines().isEmpty()) {
            lines.addAll(text.table("line", difference.lines(), count));
        }
        return lines;
    }

    private String summary() {
        long change = difference.totalAfter() - difference.totalBefore();
        return "%s %s before, %s after: %s (%s %%)"
                .formatted(
                        ProfileText.amount(weight, difference.totalBefore()),
                        weight.title(),
                        ProfileText.amount(weight, difference.totalAfter()),
                        signed(change),
                        percent(change, difference.totalBefore()));
    }

    private List<String> table(String subject, List<Row> all, int count) {
        List<Row> rows =
                all.stream().filter(row -> row.change() != Change.SAME).limit(count).toList();
        if (rows.isEmpty()) {
            return List.of("no " + subject + " changed");
        }
        Table table = new Table("before>", "after>", "change>", unit(), "calls>", subject);
        for (Row row : rows) {
            table.row(
                    self(row.before()),
                    self(row.after()),
                    signed(row.selfChange()),
                    share(row),
                    calls(row),
                    named(row));
        }
        return table.lines();
    }

    private String unit() {
        return switch (by) {
            case WEIGHT -> "%>";
            case SHARE -> "share>";
            case CALL -> "a call>";
        };
    }

    private String share(Row row) {
        return switch (by) {
            case WEIGHT ->
                    row.before().map(Cost::self).filter(self -> self > 0).stream()
                            .map(self -> percent(row.selfChange(), self))
                            .findFirst()
                            .orElse("");
            case SHARE ->
                    String.format(Locale.ROOT, "%+.2f", 100 * difference.selfShareChange(row));
            case CALL ->
                    row.selfPerCallChange().stream()
                            .mapToObj(change -> String.format(Locale.ROOT, "%+,.1f", change))
                            .findFirst()
                            .orElse("");
        };
    }

    private String self(Optional<Cost> cost) {
        return cost.map(c -> ProfileText.amount(weight, c.self())).orElse("-");
    }

    private static String calls(Row row) {
        long before = row.before().map(Cost::calls).orElse(0L);
        long after = row.after().map(Cost::calls).orElse(0L);
        return before == after ? "" : String.format(Locale.ROOT, "%+,d", after - before);
    }

    private static String named(Row row) {
        String text =
                switch (row.subject()) {
                    case Subject.Function(var label) -> label.name() + ProfileText.position(label);
                    case Subject.Line(var file, var line) ->
                            SourcePaths.fileName(file) + ":" + line;
                };
        return switch (row.change()) {
            case ADDED -> text + "  (added)";
            case REMOVED -> text + "  (removed)";
            case CHANGED, SAME -> text;
        };
    }

    private String signed(long change) {
        return (change > 0 ? "+" : "") + ProfileText.amount(weight, change);
    }

    private static String percent(long change, long of) {
        return of == 0 ? "" : String.format(Locale.ROOT, "%+.1f", 100.0 * change / of);
    }
}
