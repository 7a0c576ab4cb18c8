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

    DebugInfo(SectionSet sections, Problems problems) {
        this.bytes = sections.bytes(".debug_info");
        readHeaders(sections, bytes, false, problems);
        readHeaders(sections, sections.bytes(".debug_types"), true, problems);
    }

    private void readHeaders(
            SectionSet sections, SectionBytes section, boolean types, Problems problems) {
        long at = 0;
        while (at < section.length()) {
            long next = section.length();
            try {
                DwarfReader reader = section.reader(at);
                InitialLength length = InitialLength.read(reader);
                if (length.length() >= 0 && length.length() <= reader.remaining()) {
                    next = reader.offset() + length.length();
                }
                addUnit(sections, section, at, types);
            } catch (DwarfException e) {
                problems.add(e);
            }
            at = next;
        }
    }

    private void addUnit(SectionSet sections, SectionBytes section, long at, boolean types) {
        UnitHeader header = UnitHeader.read(section.reader(at), section, types);
        Unit unit = new Unit(sections, section, header);
        if (header.isTypeUnit()) {
            typeUnits.putIfAbsent(header.signature(), unit);
        }
        if (!types) {
            units.add(unit);
        }
    }

    SectionBytes bytes() {
        return bytes;
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
