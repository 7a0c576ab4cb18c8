package dev.wasmscope.dwarf.section;

import dev.wasmscope.dwarf.section.AttributeValue.Address;
import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.AttributeValue.ListIndex;
import dev.wasmscope.dwarf.section.AttributeValue.SectionOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The code addresses of an entry (DWARF 5, section 2.17). Ranges of code that the linker removed,
 * empty ranges and ranges beyond the address space are left out.
 *
 * <p>So are those whose end is lost: wasm-opt writes an end of 0, before the start, or (as a size)
 * one of 2^32. Read as they stand they would give all code behind their start to one inlined call.
 * Only a function keeps such a range, since its start still says that there is one.
 */
public final class RangeLists {
    private RangeLists() {}

    /**
     * The ranges of an entry, by address; none if it has no code.
     *
     * @throws DwarfException if its range list cannot be read
     */
    public static List<AddressRange> of(Die die) {
        List<AddressRange> ranges = new ArrayList<>();
        Collector into = new Collector(die, ranges);
        AttributeValue list = die.attribute(At.RANGES);
        if (list != null) {
            readList(die.unit(), list, into);
        } else if (die.attribute(At.LOW_PC) instanceof Address(long low)) {
            switch (die.attribute(At.HIGH_PC)) {
                case Address(long high) -> into.add(low, high);
                case Constant(long size, int _) -> into.add(low, low + size);
                case null, default -> {
                    // a single address is not a range
                }
            }
        }
        ranges.sort(Comparator.comparingLong(AddressRange::begin));
        return List.copyOf(ranges);
    }

    private static void readList(Unit unit, AttributeValue list, Collector into) {
        boolean version5 = unit.encoding().version() >= 5;
        switch (list) {
            case ListIndex(long index) ->
                    DebugRngLists.read(
                            unit,
                            unit.listOffset(DebugRngLists.NAME, At.RNGLISTS_BASE, index),
                            into);
            case SectionOffset(long offset) when version5 -> DebugRngLists.read(unit, offset, into);
            case SectionOffset(long offset) -> DebugRanges.read(unit, offset, into);
            case Constant(long offset, int _) -> DebugRanges.read(unit, offset, into);
            default ->
                    throw new DwarfException(
                            unit.sectionName(),
                            unit.header().offset().value(),
                            "a range list of unexpected form");
        }
    }

    /** Takes ranges and keeps those of code that is there. */
    static final class Collector {
        private static final long END = 0x1_0000_0000L;

        private final Encoding encoding;
        private final long limit;
        private final List<AddressRange> ranges;

        Collector(Die die, List<AddressRange> ranges) {
            this.encoding = die.unit().encoding();
            this.ranges = ranges;
            this.limit =
                    encoding.addressSize() == 8
                            ? Long.MAX_VALUE
                            : die.tag() == Tag.SUBPROGRAM ? END : END - 1;
        }

        void add(long begin, long end) {
            if (!encoding.isTombstone(begin) && begin > 0 && begin < end && end <= limit) {
                ranges.add(new AddressRange(begin, end));
            }
        }

        /** Adds a range relative to a base, unless the base says that the code is gone. */
        void addRelative(long base, long begin, long end) {
            if (base == 0 || !encoding.isTombstone(base)) {
                add(base + begin, base + end);
            }
        }
    }
}
