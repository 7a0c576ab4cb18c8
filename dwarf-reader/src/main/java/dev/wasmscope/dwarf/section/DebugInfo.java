package dev.wasmscope.dwarf.section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Section {@code .debug_info}: the units, and in version 4 also {@code .debug_types}. Only the
 * headers are read here.
 */
public final class DebugInfo {
    private final List<Unit> units = new ArrayList<>();
    private final Map<Long, Unit> typeUnits = new HashMap<>();
    private final SectionBytes bytes;
    private final SectionBytes types;
    private @Nullable Unit first;

    private final long base;

    /**
     * The part of a section that belongs to one unit of a package.
     *
     * @param section its name; empty for no part of any
     * @param begin offset of the first byte
     * @param length number of bytes
     */
    record Extent(String section, long begin, long length) {}

    /**
     * @param only the part to look for units in; null for all
     */
    DebugInfo(SectionSet sections, @Nullable Extent only, Problems problems) {
        this.bytes = sections.bytes(".debug_info");
        this.types = sections.bytes(".debug_types");
        this.base = only == null ? 0 : only.begin();
        if (only == null) {
            readHeaders(sections, bytes, 0, bytes.length(), problems);
            readHeaders(sections, types, 0, types.length(), problems);
        } else if (!only.section().isEmpty()) {
            SectionBytes section = only.section().equals(".debug_types") ? types : bytes;
            section.slice(only.begin(), only.length());
            readHeaders(sections, section, only.begin(), only.begin() + only.length(), problems);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same section, not one with the same bytes
    private void readHeaders(
            SectionSet sections, SectionBytes section, long begin, long end, Problems problems) {
        long at = begin;
        while (at < end) {
            long next = end;
            try {
                DwarfReader reader = section.reader(at);
                InitialLength length = InitialLength.read(reader);
                if (length.length() >= 0 && length.length() <= reader.remaining()) {
                    next = reader.offset() + length.length();
                }
                addUnit(sections, section, at, section == types);
            } catch (DwarfException e) {
                problems.add(e);
            }
            at = next;
        }
    }

    private void addUnit(SectionSet sections, SectionBytes section, long at, boolean ofTypes) {
        UnitHeader header = UnitHeader.read(section.reader(at), section, ofTypes);
        Unit unit = new Unit(sections, section, ofTypes, header);
        first = first == null ? unit : first;
        if (header.isTypeUnit()) {
            typeUnits.putIfAbsent(header.signature(), unit);
        }
        if (!ofTypes) {
            units.add(unit);
        }
    }

    /** Where offsets of entries count from: the section's start, except in a package. */
    long base() {
        return base;
    }

    /** The first unit of either section, or null if there is none. */
    @Nullable Unit first() {
        return first;
    }

    /** The units of {@code .debug_info}, in order. */
    public List<Unit> units() {
        return units;
    }

    /** The type unit with that signature, or null. */
    public @Nullable Unit typeUnit(long signature) {
        return typeUnits.get(signature);
    }

    /**
     * The unit that an entry belongs to.
     *
     * @throws DwarfException if there is none
     */
    public Unit unitOf(DieOffset die) {
        int low = 0;
        int high = units.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            UnitHeader header = units.get(middle).header();
            if (die.value() < header.firstEntry()) {
                high = middle - 1;
            } else if (die.value() >= header.end()) {
                low = middle + 1;
            } else {
                return units.get(middle);
            }
        }
        throw new DwarfException(bytes.name(), die.value(), "no unit has an entry here");
    }
}
