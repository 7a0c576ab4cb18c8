package dev.wasmscope.dwarf.sourcemap;

import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.line.ListedLines;
import dev.wasmscope.dwarf.line.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A source map as lines of code addresses. */
public final class SourceMapLines {
    private static final SourceFile NO_FILE = new SourceFile("", "", "", "", null, null);

    private final ListedLines lines;
    private final TreeMap<Long, String> names = new TreeMap<>();

    /**
     * Lines of one module.
     *
     * @param map its map
     * @param codeStart file offset of the code section's contents
     * @param functions code addresses where functions begin, ascending: what a map says of one
     *     function does not hold in the next
     */
    public SourceMapLines(SourceMap map, long codeStart, List<Long> functions) {
        List<LineRow> rows = new ArrayList<>();
        for (long begin : functions) {
            rows.add(end(begin));
        }
        for (Mapping mapping : map.mappings()) {
            long address = mapping.offset() - codeStart;
            if (address >= 0) {
                rows.add(mapping.source() < 0 ? noLine(address) : row(map, mapping, address));
                if (mapping.name() >= 0) {
                    names.put(address, map.name(mapping.name()));
                }
            }
        }
        this.lines = new ListedLines(rows);
    }

    private static LineRow end(long address) {
        return new LineRow(address, NO_FILE, 0, 0, false, false, false, true, 0);
    }

    private static LineRow noLine(long address) {
        return new LineRow(address, NO_FILE, 0, 0, false, false, false, false, 0);
    }

    private static LineRow row(SourceMap map, Mapping mapping, long address) {
        return new LineRow(
                address,
                map.file(mapping.source()),
                mapping.line() + 1,
                mapping.column() + 1,
                true,
                false,
                false,
                false,
                0);
    }

    /** The lines. */
    public ListedLines lines() {
        return lines;
    }

    /**
     * The name that the map gives a function: the first one it has for code of it; empty if there
     * is none.
     *
     * @param begin the function's first address
     * @param end the address behind it
     */
    public String functionName(long begin, long end) {
        Map.Entry<Long, String> first = names.ceilingEntry(begin);
        return first != null && first.getKey() < end ? first.getValue() : "";
    }
}
