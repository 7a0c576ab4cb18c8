package dev.wasmscope.dwarf.line;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** Finds where the code of a source line is in one line table. */
public final class LineSearch {
    private final LineTable table;
    private final RowColumns rows;
    private final Set<Integer> files = new HashSet<>();

    /**
     * @param table the table to search
     * @param wanted which source files are meant
     */
    public LineSearch(LineTable table, Predicate<SourceFile> wanted) {
        this.table = table;
        this.rows = table.columns();
        for (int i = 0; i < table.files().size(); i++) {
            if (wanted.test(table.files().get(i))) {
                files.add(i + table.firstFile());
            }
        }
    }

    /**
     * The places where code of a line begins: one for each stretch of code of that line without
     * another line in between, at its first row that is a good place for a breakpoint. Rows without
     * code are taken only if the line has no others.
     */
    public List<LineLocation> locations(int line) {
        List<LineLocation> withCode = new ArrayList<>();
        List<LineLocation> empty = new ArrayList<>();
        int row = 0;
        while (row < rows.size()) {
            if (!matches(row, line)) {
                row++;
                continue;
            }
            int end = row + 1;
            while (end < rows.size() && matches(end, line)) {
                end++;
            }
            int start = firstStatement(row, end);
            boolean hasCode = end < rows.size() && rows.address(start) < rows.address(end);
            (hasCode ? withCode : empty).add(location(start));
            row = end;
        }
        return withCode.isEmpty() ? empty : withCode;
    }

    private boolean matches(int row, int line) {
        return rows.line(row) == line
                && !rows.is(row, RowColumns.END_SEQUENCE)
                && files.contains(rows.file(row));
    }

    private int firstStatement(int from, int to) {
        for (int row = from; row < to; row++) {
            if (rows.is(row, RowColumns.IS_STMT)) {
                return row;
            }
        }
        return from;
    }

    private LineLocation location(int row) {
        LineRow full = table.row(row);
        return new LineLocation(full.address(), full.position(), full.isStmt());
    }

    /** The first line from {@code line} on that has a row that is a good place for a breakpoint. */
    public OptionalInt lineWithCode(int line) {
        int best = Integer.MAX_VALUE;
        for (int row = 0; row < rows.size(); row++) {
            int candidate = rows.line(row);
            if (candidate >= line && candidate < best && candidate > 0 && matches(row, candidate)) {
                best = rows.is(row, RowColumns.IS_STMT) ? candidate : best;
            }
        }
        return best == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(best);
    }
}
