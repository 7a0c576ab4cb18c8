package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.line.LineLocation;
import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.session.SourceFile;
import dev.wasmscope.session.SourcePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which files and lines have code. Built from all line tables when first asked for. */
public final class LineListing {
    private final Symbols symbols;
    private volatile @Nullable Map<String, NavigableSet<Integer>> linesByFile;

    public LineListing(Symbols symbols) {
        this.symbols = symbols;
    }

    private Map<String, NavigableSet<Integer>> linesByFile() {
        Map<String, NavigableSet<Integer>> known = linesByFile;
        if (known == null) {
            known = new HashMap<>();
            for (LineRow row : symbols.lineSource().rows(0, Long.MAX_VALUE)) {
                if (row.isStmt() && row.line() > 0 && !row.endSequence()) {
                    known.computeIfAbsent(row.file().path(), _ -> new TreeSet<>()).add(row.line());
                }
            }
            linesByFile = known;
        }
        return known;
    }

    /** All files with code, by path. */
    public List<SourceFile> sourceFiles() {
        Map<String, NavigableSet<Integer>> lines = linesByFile();
        return symbols.lineSource().sourceFiles().stream()
                .filter(file -> lines.containsKey(file.path()))
                .map(
                        file ->
                                new SourceFile(
                                        file.path(),
                                        symbols.finder().find(file.path()).path(),
                                        file.embeddedSource() != null,
                                        lines.getOrDefault(file.path(), new TreeSet<>()).size()))
                .sorted(Comparator.comparing(SourceFile::file))
                .toList();
    }

    /** The lines of a file where a breakpoint can stand. */
    public List<Integer> breakableLines(String recorded) {
        NavigableSet<Integer> lines = linesByFile().get(recorded);
        return lines == null ? List.of() : new ArrayList<>(lines);
    }

    /** The columns of a line where a breakpoint can stand, in order. */
    public List<Integer> breakableColumns(String recorded, int line) {
        return symbols.lineSource().locations(recorded, line).stream()
                .filter(LineLocation::isStmt)
                .map(place -> place.position().column())
                .filter(column -> column > 0)
                .distinct()
                .sorted()
                .toList();
    }

    /** The text of a file that the debug information carries. */
    public Optional<String> embeddedText(String recorded) {
        return symbols.lineSource().sourceFiles().stream()
                .filter(file -> file.path().equals(recorded))
                .map(dev.wasmscope.dwarf.line.SourceFile::source)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The source of a function's first instruction. */
    public Optional<SourcePosition> beginning(int functionIndex) {
        return symbols.lines(functionIndex).all().stream()
                .filter(LineSite::canStop)
                .findFirst()
                .flatMap(site -> symbols.position(site.position()));
    }
}
