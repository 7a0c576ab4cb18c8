package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.engine.module.FunctionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one function's code. Rows that cover structure markers only are left out: nothing of
 * them is executed.
 */
final class FunctionLines {
    private final NavigableMap<Long, LineSite> sites;

    private FunctionLines(NavigableMap<Long, LineSite> sites) {
        this.sites = sites;
    }

    static FunctionLines read(Symbols symbols, FunctionInfo function, FunctionCode code) {
        NavigableMap<Long, LineSite> sites = new TreeMap<>();
        for (LineRow row : symbols.lineSource().rows(function.codeOffset(), function.codeEnd())) {
            OptionalLong first = code.executableFrom(row.address());
            if (row.endSequence() || first.isEmpty()) {
                continue;
            }
            // Of several rows for one instruction the last one holds, as in the line table itself.
            // A row that may be stopped at is not hidden by one of the same line that may not.
            long offset = first.getAsLong();
            InlineChain chain = InlineChain.of(symbols.framesAt(offset), row.position());
            LineSite before = sites.get(offset);
            boolean statement = row.isStmt() || isStatementOf(before, row);
            sites.put(offset, new LineSite(offset, row.position(), statement, chain));
        }
        return new FunctionLines(sites);
    }

    private static boolean isStatementOf(@Nullable LineSite site, LineRow row) {
        return site != null && site.statement() && site.key().equals(LineKey.of(row.position()));
    }

    boolean isEmpty() {
        return sites.isEmpty();
    }

    /** The site that an instruction belongs to. */
    Optional<LineSite> at(long offset) {
        return Optional.ofNullable(sites.floorEntry(offset)).map(Map.Entry::getValue);
    }

    /**
     * The same, as stacks show it: code without a line belongs to the last line before it in the
     * same functions.
     */
    Optional<LineSite> shownAt(long offset) {
        Optional<LineSite> site = at(offset);
        if (site.isEmpty() || site.get().position().line() > 0) {
            return site;
        }
        List<InlineChain.Call> calls = site.get().chain().calls();
        for (LineSite before : sites.headMap(offset, false).descendingMap().values()) {
            if (before.position().line() > 0 && before.chain().calls().equals(calls)) {
                return Optional.of(before);
            }
        }
        return site;
    }

    /** All sites, ascending. */
    List<LineSite> all() {
        return new ArrayList<>(sites.values());
    }
}
