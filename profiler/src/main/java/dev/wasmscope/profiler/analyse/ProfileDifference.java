package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two profiles, by function and by line.
 *
 * <p>Functions are matched by name and source file, because indices move between builds; several
 * functions of one name (instances of a template without its arguments) are summed. Lines are
 * matched by file and number, so an edit moves those below it.
 *
 * @param weight what is compared
 * @param totalBefore the earlier profile's whole weight
 * @param totalAfter the later profile's whole weight
 * @param functions every function of either profile
 * @param lines every line of either profile; empty without source positions
 */
public record ProfileDifference(
        Measure weight, long totalBefore, long totalAfter, List<Row> functions, List<Row> lines) {

    /** What a row is about. */
    public sealed interface Subject {

        /** A function, labelled as in the later profile, or as in the earlier one. */
        record Function(FunctionLabel label) implements Subject {
            @Override
            public String text() {
                return label.name();
            }
        }

        /** A line of a file. */
        record Line(String file, int line) implements Subject {
            @Override
            public String text() {
                return file + ":" + line;
            }
        }

        /** How it is called in a table. */
        String text();
    }

    /** What became of it. */
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED,
        SAME
    }

    /**
     * Cost in one run.
     *
     * @param self weight of its own
     * @param total with everything it called
     * @param calls how often a function was entered; how many calls a line made
     */
    public record Cost(long self, long total, long calls) {
        private static final Cost NONE = new Cost(0, 0, 0);
    }

    /**
     * One function or line in both runs.
     *
     * @param before its cost in the earlier profile; empty when it did not run there
     * @param after its cost in the later profile; empty when it did not run there
     */
    public record Row(Subject subject, Optional<Cost> before, Optional<Cost> after) {

        public Change change() {
            if (before.isEmpty()) {
                return Change.ADDED;
            }
            return after.isEmpty()
                    ? Change.REMOVED
                    : before.equals(after) ? Change.SAME : Change.CHANGED;
        }

        /** Change of its own weight. */
        public long selfChange() {
            return after.orElse(Cost.NONE).self() - before.orElse(Cost.NONE).self();
        }

        /** Change of its weight with everything it called. */
        public long totalChange() {
            return after.orElse(Cost.NONE).total() - before.orElse(Cost.NONE).total();
        }

        /** Change of its own weight for one call; empty where it was not called in both. */
        public OptionalDouble selfPerCallChange() {
            long earlier = before.orElse(Cost.NONE).calls();
            long later = after.orElse(Cost.NONE).calls();
            return earlier == 0 || later == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(
                            (double) after.orElseThrow().self() / later
                                    - (double) before.orElseThrow().self() / earlier);
        }
    }

    /** What makes a change great. */
    public enum By {
        /** Own weight as it is: equal work in both runs. */
        WEIGHT,
        /** Own weight as a share of each run: runs of different lengths. */
        SHARE,
        /** Own weight for one call: runs that did more or less of the same. */
        CALL
    }

    public ProfileDifference {
        functions = List.copyOf(functions);
        lines = List.copyOf(lines);
    }

    /**
     * The difference of two profiles, the greatest change of own weight first.
     *
     * @throws IllegalArgumentException when their weights are different measures
     */
    public static ProfileDifference between(Profile before, Profile after) {
        requireSameWeight(before, after);
        return new ProfileDifference(
                        after.weight(),
                        before.total(),
                        after.total(),
                        functions(before, after),
                        LineDifference.rows(before, after))
                .sortedBy(By.WEIGHT);
    }

    static void requireSameWeight(Profile before, Profile after) {
        if (before.weight() != after.weight()) {
            throw new IllegalArgumentException(
                    "one profile counts "
                            + before.weight().title()
                            + ", the other "
                            + after.weight().title());
        }
    }

    /** The same with the greatest changes in those terms first. */
    public ProfileDifference sortedBy(By by) {
        Comparator<Row> order =
                Comparator.<Row>comparingDouble(row -> -Math.abs(change(row, by)))
                        .thenComparing(row -> row.subject().text());
        return new ProfileDifference(
                weight,
                totalBefore,
                totalAfter,
                functions.stream().sorted(order).toList(),
                lines.stream().sorted(order).toList());
    }

    private double change(Row row, By by) {
        return switch (by) {
            case WEIGHT -> row.selfChange();
            case SHARE -> selfShareChange(row);
            case CALL -> row.selfPerCallChange().orElse(0);
        };
    }

    /** How much more of its run a row's own weight is than before: from -1 to 1. */
    public double selfShareChange(Row row) {
        return share(row.after().orElse(Cost.NONE).self(), totalAfter)
                - share(row.before().orElse(Cost.NONE).self(), totalBefore);
    }

    /** How much more of its run a row's total is than before: from -1 to 1. */
    public double totalShareChange(Row row) {
        return share(row.after().orElse(Cost.NONE).total(), totalAfter)
                - share(row.before().orElse(Cost.NONE).total(), totalBefore);
    }

    static double share(long part, long total) {
        return total == 0 ? 0 : (double) part / total;
    }

    private static List<Row> functions(Profile before, Profile after) {
        FunctionMatch match = FunctionMatch.byName(before, after);
        @Nullable Cost[] earlier = costs(before, match.first, match.keys.size());
        @Nullable Cost[] later = costs(after, match.second, match.keys.size());
        List<Row> rows = new ArrayList<>();
        for (int f = 0; f < match.labels.size(); f++) {
            Subject subject = new Subject.Function(match.labels.get(f));
            rows.add(
                    new Row(
                            subject,
                            Optional.ofNullable(earlier[f]),
                            Optional.ofNullable(later[f])));
        }
        return rows;
    }

    /** Costs by matched function; null where the profile has none of it. */
    private static @Nullable Cost[] costs(Profile profile, int[] to, int functions) {
        FunctionSums sums = FunctionSums.of(Trees.withFunctions(profile.tree(), to), functions);
        @Nullable Cost[] costs = new Cost[functions];
        Arrays.stream(to)
                .distinct()
                .forEach(
                        f -> costs[f] = new Cost(sums.self()[f], sums.total()[f], sums.calls()[f]));
        return costs;
    }
}
