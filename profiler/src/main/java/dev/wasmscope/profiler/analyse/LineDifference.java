package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.analyse.ProfileDifference.Cost;
import dev.wasmscope.profiler.analyse.ProfileDifference.Row;
import dev.wasmscope.profiler.analyse.ProfileDifference.Subject;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourcePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares profiles line by line. */
final class LineDifference {

    private LineDifference() {}

    /**
     * Every line of either profile. A file that is left over on both sides may lie in another
     * folder: builds happen in different places.
     */
    static List<Row> rows(Profile before, Profile after) {
        Map<String, Map<Integer, Cost>> earlier = costs(before);
        Map<String, Map<Integer, Cost>> later = costs(after);
        Leftovers.paired(earlier.keySet(), later.keySet(), List.of(SourcePaths::fileName))
                .forEach((file, old) -> earlier.put(file, earlier.remove(old)));
        SortedSet<String> files = new TreeSet<>(earlier.keySet());
        files.addAll(later.keySet());
        List<Row> rows = new ArrayList<>();
        for (String file : files) {
            Map<Integer, Cost> old = earlier.getOrDefault(file, Map.of());
            Map<Integer, Cost> now = later.getOrDefault(file, Map.of());
            SortedSet<Integer> lines = new TreeSet<>(old.keySet());
            lines.addAll(now.keySet());
            for (int line : lines) {
                rows.add(
                        new Row(
                                new Subject.Line(file, line),
                                Optional.ofNullable(old.get(line)),
                                Optional.ofNullable(now.get(line))));
            }
        }
        return rows;
    }

    private static Map<String, Map<Integer, Cost>> costs(Profile profile) {
        LineTable table = LineTable.of(profile);
        Map<String, Map<Integer, Cost>> costs = new TreeMap<>();
        for (int i = 0; i < table.size(); i++) {
            Cost cost = new Cost(table.self(i), table.total(i), table.calls(i));
            costs.computeIfAbsent(table.file(i), _ -> new TreeMap<>()).put(table.line(i), cost);
        }
        return costs;
    }
}
