package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.line.LineLocation;
import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.section.Die;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Where a breakpoint on a source line belongs. */
public final class Breakpoints {
    private final Program program;
    private final SourceLines lines;

    /** Looks into the units of a program. */
    public Breakpoints(Program program, SourceLines lines) {
        this.program = program;
        this.lines = lines;
    }

    /**
     * One place for each function, inlined call and block that has code of the line: the lowest
     * address, since a loop's head has code at several. Where that is a function's entry, the place
     * behind its prologue is taken.
     */
    public List<LineLocation> locations(String path, int line) {
        Map<Long, LineLocation> byBlock = new LinkedHashMap<>();
        for (LineLocation location : lines.locations(path, line)) {
            List<ScopeBlock> blocks = program.blocksAt(location.address());
            long key = blocks.isEmpty() ? -location.address() : blocks.getLast().die().key();
            byBlock.merge(key, location, Breakpoints::better);
        }
        List<LineLocation> found = new ArrayList<>();
        byBlock.values().forEach(location -> found.add(behindPrologue(location)));
        found.sort(Comparator.comparingLong(LineLocation::address));
        return found.stream().distinct().toList();
    }

    private static LineLocation better(LineLocation left, LineLocation right) {
        if (left.isStmt() != right.isStmt()) {
            return left.isStmt() ? left : right;
        }
        return left.address() <= right.address() ? left : right;
    }

    private LineLocation behindPrologue(LineLocation location) {
        List<ScopeBlock> blocks = program.blocksAt(location.address());
        if (blocks.isEmpty() || blocks.getFirst().ranges().isEmpty()) {
            return location;
        }
        ScopeBlock function = blocks.getFirst();
        long entry = function.ranges().getFirst().begin();
        if (location.address() != entry) {
            return location;
        }
        Die die = function.die();
        OptionalLong behind = lines.afterPrologue(function.ranges());
        LineRow row = program.unitOf(die).lines().at(behind.orElse(entry));
        return row == null
                ? location
                : new LineLocation(behind.orElse(entry), row.position(), row.isStmt());
    }
}
