package dev.wasmscope.dwarf.section;

import dev.wasmscope.dwarf.section.AttributeValue.Block;
import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.AttributeValue.ListIndex;
import dev.wasmscope.dwarf.section.AttributeValue.SectionOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The locations of a variable, each with the code addresses it holds for (DWARF 5, section 2.6).
 */
public final class LocationLists {
    private LocationLists() {}

    /**
     * One location.
     *
     * @param range where it holds, or null for everywhere (or everywhere else)
     * @param expression the DWARF expression that computes it; empty for "optimized out"
     */
    public record Entry(@Nullable AddressRange range, SectionBytes expression) {}

    /**
     * The locations of an attribute; none if the entry does not have it.
     *
     * @throws DwarfException if the list cannot be read
     */
    public static List<Entry> of(Die die, int attribute) {
        Unit unit = die.unit();
        List<Entry> entries = new ArrayList<>();
        switch (die.attribute(attribute)) {
            case Block(SectionBytes expression) -> entries.add(new Entry(null, expression));
            case ListIndex(long index) ->
                    DebugLocLists.read(
                            unit,
                            unit.listOffset(DebugLocLists.NAME, At.LOCLISTS_BASE, index),
                            entries);
            case SectionOffset(long offset) when unit.encoding().version() >= 5 ->
                    DebugLocLists.read(unit, offset, entries);
            case SectionOffset(long offset) when unit.isSplit() ->
                    DebugLoc.readSplit(unit, offset, entries);
            case SectionOffset(long offset) -> DebugLoc.read(unit, offset, entries);
            case Constant(long offset, int _) when unit.encoding().version() < 4 ->
                    DebugLoc.read(unit, offset, entries);
            case null, default -> {
                // no location
            }
        }
        return List.copyOf(entries);
    }

    /** Adds a location, unless its range is empty or its code is gone. */
    static void add(
            Encoding encoding, List<Entry> to, long begin, long end, SectionBytes expression) {
        if (!encoding.isTombstone(begin) && Long.compareUnsigned(begin, end) < 0) {
            to.add(new Entry(new AddressRange(begin, end), expression));
        }
    }
}
