package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.line.LineLocation;
import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.line.LineSearch;
import dev.wasmscope.dwarf.line.Paths;
import dev.wasmscope.dwarf.line.SourceFile;
import dev.wasmscope.dwarf.section.AddressRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Source files and lines of all units. */
public final class SourceLines {
    private final Program program;

    /** Looks into the units of a program. */
    public SourceLines(Program program) {
        this.program = program;
    }

    /** All source files, each path once. */
    public List<SourceFile> files() {
        Map<String, SourceFile> byPath = new LinkedHashMap<>();
        for (CompilationUnit unit : program.units()) {
            for (SourceFile file : unit.files()) {
                byPath.putIfAbsent(file.path(), file);
            }
        }
        return List.copyOf(byPath.values());
    }

    /** The files whose path is the given one or ends with it. */
    public List<SourceFile> files(String path) {
        return files().stream().filter(Paths.meaning(path)).toList();
    }

    private List<LineSearch> searches(String path) {
        Predicate<SourceFile> wanted = Paths.meaning(path);
        List<LineSearch> searches = new ArrayList<>();
        for (CompilationUnit unit : program.units()) {
            if (unit.files().stream().anyMatch(wanted)) {
                searches.add(new LineSearch(unit.lines(), wanted));
            }
        }
        return searches;
    }

    /** The places where code of a line begins, by address. */
    public List<LineLocation> locations(String path, int line) {
        return searches(path).stream()
                .flatMap(search -> search.locations(line).stream())
                .sorted(Comparator.comparingLong(LineLocation::address))
                .distinct()
                .toList();
    }

    /** The first line from {@code line} on that has code. */
    public OptionalInt lineWithCode(String path, int line) {
        return searches(path).stream()
                .map(search -> search.lineWithCode(line))
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .min();
    }

    /** The rows with addresses in {@code [begin, end)}, by address. */
    public List<LineRow> rows(long begin, long end) {
        List<LineRow> rows = new ArrayList<>();
        for (CompilationUnit unit : program.unitsIn(begin, end)) {
            rows.addAll(unit.lines().rows(begin, end));
        }
        rows.sort(Comparator.comparingLong(LineRow::address));
        return rows;
    }

    /**
     * Where the prologue of a function ends: at its first row that says so, else at the second line
     * of its code.
     *
     * @param ranges the function's code
     */
    public OptionalLong afterPrologue(List<AddressRange> ranges) {
        if (ranges.isEmpty()) {
            return OptionalLong.empty();
        }
        AddressRange entry = ranges.getFirst();
        List<LineRow> rows = rows(entry.begin(), entry.end());
        for (LineRow row : rows) {
            if (row.prologueEnd()) {
                return OptionalLong.of(row.address());
            }
        }
        for (LineRow row : rows) {
            if (row.address() > entry.begin() && row.line() != 0 && row.isStmt()) {
                return OptionalLong.of(row.address());
            }
        }
        return OptionalLong.of(entry.begin());
    }
}
