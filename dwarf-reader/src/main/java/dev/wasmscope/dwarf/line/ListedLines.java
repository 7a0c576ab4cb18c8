package dev.wasmscope.dwarf.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Lines from a plain list of rows. A row holds up to the next one; a row with {@code endSequence}
 * says that nothing is known from its address on.
 */
public final class ListedLines implements LineSource {
    private final LineRow[] rows;
    private final List<SourceFile> files;

    /** For each path and line the places where its code begins, ascending. */
    private final Map<String, NavigableMap<Integer, List<LineLocation>>> places = new HashMap<>();

    /**
     * @param rows in any order; of several with one address the last one holds
     */
    public ListedLines(Collection<LineRow> rows) {
        this.rows = rows.toArray(LineRow[]::new);
        Arrays.sort(this.rows, Comparator.comparingLong(LineRow::address)); // stable
        Map<String, SourceFile> byPath = new LinkedHashMap<>();
        LineRow before = null;
        for (LineRow row : this.rows) {
            if (row.endSequence() || row.line() == 0) {
                before = null;
                continue;
            }
            byPath.putIfAbsent(row.file().path(), row.file());
            if (before == null || !isSameLine(before, row)) {
                places.computeIfAbsent(row.file().path(), _ -> new TreeMap<>())
                        .computeIfAbsent(row.line(), _ -> new ArrayList<>())
                        .add(new LineLocation(row.address(), row.position(), row.isStmt()));
            }
            before = row;
        }
        this.files = List.copyOf(byPath.values());
    }

    private static boolean isSameLine(LineRow left, LineRow right) {
        return left.line() == right.line() && left.file().path().equals(right.file().path());
    }

    @Override
    public Optional<LineRow> lineAt(long pc) {
        int index = firstAtOrAbove(pc + 1) - 1;
        return index < 0 || rows[index].endSequence() ? Optional.empty() : Optional.of(rows[index]);
    }

    @Override
    public List<LineRow> rows(long begin, long end) {
        int from = firstAtOrAbove(begin);
        int to = Math.max(from, firstAtOrAbove(end));
        return Arrays.asList(rows).subList(from, to).stream()
                .filter(row -> !row.endSequence())
                .toList();
    }

    @Override
    public List<LineRow> allRows() {
        return List.of(rows);
    }

    private int firstAtOrAbove(long address) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle].address() < address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public List<SourceFile> sourceFiles() {
        return files;
    }

    @Override
    public List<SourceFile> findFiles(String path) {
        return files.stream().filter(Paths.meaning(path)).toList();
    }

    @Override
    public List<LineLocation> locations(String path, int line) {
        return linesOf(path).stream()
                .map(lines -> lines.getOrDefault(line, List.of()))
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(LineLocation::address))
                .toList();
    }

    @Override
    public OptionalInt lineWithCode(String path, int line) {
        return linesOf(path).stream()
                .map(lines -> lines.ceilingKey(line))
                .filter(found -> found != null)
                .mapToInt(Integer::intValue)
                .min();
    }

    private List<NavigableMap<Integer, List<LineLocation>>> linesOf(String path) {
        Predicate<SourceFile> wanted = Paths.meaning(path);
        return files.stream().filter(wanted).map(file -> places.get(file.path())).toList();
    }
}
