package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** What each source line cost itself, over all paths. */
final class LineTable {

    /** A line of a file. */
    record Line(String file, int line) implements Comparable<Line> {
        private static final Comparator<Line> ORDER =
                Comparator.comparing(Line::file).thenComparingInt(Line::line);

        @Override
        public int compareTo(Line other) {
            return ORDER.compare(this, other);
        }
    }

    private LineTable() {}

    /**
     * Values by line, in the order of {@link StackTable#measuresOf}, in the order of files and
     * lines. What belongs to no known line is not in it.
     */
    static Map<Line, long[]> of(Profile profile) {
        StackTable stacks = new StackTable(profile);
        int measures = stacks.measures().size();
        Map<Line, long[]> lines = new TreeMap<>();
        for (int node = 0; node < stacks.size(); node++) {
            SourceFrame at = stacks.frames(node).getFirst();
            if (at.line() > 0 && at.file().isPresent() && stacks.hasValues(node)) {
                long[] values =
                        lines.computeIfAbsent(
                                new Line(at.file().get(), at.line()), _ -> new long[measures]);
                for (int measure = 0; measure < measures; measure++) {
                    values[measure] += stacks.value(node, measure);
                }
            }
        }
        return lines;
    }
}
