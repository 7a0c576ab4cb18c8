package dev.wasmscope.ui.heat;

import dev.wasmscope.profiler.analyse.LineTable;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every line cost in one profile.
 *
 * @param files by file and line
 * @param hottest all lines, those with the most cost of their own first
 * @param measure of the costs
 * @param total what shares are shares of
 * @param most the greatest own cost of a line
 * @param counted whether everything was counted: then a line without a count did not run
 */
public record Heat(
        Map<String, Map<Integer, LineHeat>> files,
        List<HotLine> hottest,
        Measure measure,
        long total,
        long most,
        boolean counted) {
    /** No profile. */
    public static final Heat NONE =
            new Heat(Map.of(), List.of(), Measure.INSTRUCTIONS, 1, 1, false);

    public Heat {
        files = Map.copyOf(files);
        hottest = List.copyOf(hottest);
    }

    /** Sums a profile up by line. */
    public static Heat of(Profile profile) {
        LineTable table = LineTable.of(profile);
        Map<String, Map<Integer, LineHeat>> files = new HashMap<>();
        List<HotLine> lines = new ArrayList<>(table.size());
        long most = 1;
        for (int entry : table.hottestFirst()) {
            LineHeat heat =
                    new LineHeat(
                            table.self(entry),
                            table.total(entry),
                            table.executions(entry),
                            table.calls(entry));
            lines.add(new HotLine(table.file(entry), table.line(entry), heat));
            files.computeIfAbsent(table.file(entry), _ -> new HashMap<>())
                    .put(table.line(entry), heat);
            most = Math.max(most, heat.self());
        }
        return new Heat(
                files,
                lines,
                profile.weight(),
                profile.total(),
                most,
                profile.table(CodeCounts.class).filter(CodeCounts::countsExecutions).isPresent());
    }

    /** The lines of a file; empty when nothing is known of it. */
    public Map<Integer, LineHeat> file(String file) {
        return files.getOrDefault(file, Map.of());
    }

    /** Whether there is anything to show. */
    public boolean present() {
        return !hottest.isEmpty();
    }

    /** How hot a line is: 0 to 1, the hottest of all is 1. */
    public double intensity(LineHeat line) {
        // The root, because a tenth of the hottest line is worth looking at.
        return Math.sqrt(Math.clamp((double) line.self() / most, 0, 1));
    }
}
