package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.AddressRange;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.LocationLists;
import dev.wasmscope.dwarf.section.LocationLists.Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How many variables there are in functions, and in how much of their scopes they can be read.
 *
 * @param variables parameters and variables, each inlined instance for itself
 * @param withLocation those that have a location or a constant at any address
 * @param scopeBytes bytes of code of the block around each variable, added up
 * @param coveredBytes for how many of these there is a location or a constant
 */
public record Availability(int variables, int withLocation, long scopeBytes, long coveredBytes) {
    /** Nothing counted. */
    public static final Availability NONE = new Availability(0, 0, 0, 0);

    /** Both together. */
    public Availability plus(Availability other) {
        return new Availability(
                variables + other.variables,
                withLocation + other.withLocation,
                scopeBytes + other.scopeBytes,
                coveredBytes + other.coveredBytes);
    }

    /** Counts the variables in the functions of a unit. */
    public static Availability of(CompilationUnit unit) {
        Availability total = NONE;
        Deque<ScopeBlock> open = new ArrayDeque<>();
        Subroutines subroutines = unit.index().subroutines();
        for (int function : subroutines.functions()) {
            open.push(unit.function(subroutines.die(function)));
        }
        while (!open.isEmpty()) {
            ScopeBlock block = open.pop();
            block.blocks().forEach(open::push);
            for (Die variable : block.variables()) {
                total = total.plus(of(variable, block, unit));
            }
        }
        return total;
    }

    private static Availability of(Die variable, ScopeBlock block, CompilationUnit unit) {
        long scope = 0;
        for (AddressRange range : block.ranges()) {
            scope += range.size();
        }
        boolean any = false;
        long covered = 0;
        try {
            List<Entry> entries = LocationLists.of(variable, At.LOCATION);
            any = !entries.isEmpty();
            covered = Math.min(scope, covered(entries, block, scope));
            if (!any && EntryNames.holder(variable, At.CONST_VALUE) != null) {
                any = true;
                covered = scope;
            }
        } catch (DwarfException e) {
            unit.problems().add(e);
        }
        return new Availability(1, any ? 1 : 0, scope, covered);
    }

    private static long covered(List<Entry> entries, ScopeBlock block, long scope) {
        long covered = 0;
        for (Entry entry : entries) {
            AddressRange holds = entry.range();
            if (entry.expression().isEmpty()) {
                continue; // said to be optimized out
            }
            if (holds == null) {
                return scope;
            }
            for (AddressRange range : block.ranges()) {
                long begin = Math.max(range.begin(), holds.begin());
                long end = Math.min(range.end(), holds.end());
                covered += Math.max(0, end - begin);
            }
        }
        return covered;
    }
}
