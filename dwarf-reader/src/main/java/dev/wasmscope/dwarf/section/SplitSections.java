package dev.wasmscope.dwarf.section;

import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * One file with split units: a {@code .dwo} with the units of one compilation, or a package ({@code
 * .dwp}) with those of many and an index.
 */
final class SplitSections {
    private final boolean broken;
    private final SectionSet whole;
    private final @Nullable PackageIndex units;
    private final @Nullable PackageIndex types;
    private final Problems problems;
    private final Map<Long, Unit> byId = new HashMap<>();
    private final Map<Long, Optional<Unit>> typeUnits = new HashMap<>();

    private SplitSections(SectionSet whole, boolean broken, Problems problems) {
        this.whole = whole;
        this.broken = broken;
        this.problems = problems;
        this.units = PackageIndex.of(whole.raw(".debug_cu_index"), problems);
        this.types = PackageIndex.of(whole.raw(".debug_tu_index"), problems);
        if (units == null) {
            for (Unit unit : whole.info().units()) {
                addUnit(unit);
            }
        }
    }

    static SplitSections of(String path, DebugSections sections, int number, Problems problems) {
        boolean isPackage = !sections.get(".debug_cu_index").isEmpty();
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        SectionSet whole = SectionSet.split(sections, name, number, !isPackage, problems);
        if (whole.bytes(".debug_info").isEmpty() && whole.bytes(".debug_types").isEmpty()) {
            throw new DwarfException(path, 0, "has no split debug information");
        }
        return new SplitSections(whole, false, problems);
    }

    static SplitSections broken(String path, Problems problems) {
        DebugSections none = DebugSections.builder().build();
        return new SplitSections(SectionSet.split(none, path, 0, false, problems), true, problems);
    }

    private void addUnit(Unit unit) {
        try {
            if (!unit.header().isTypeUnit()) {
                byId.putIfAbsent(id(unit), unit);
            }
        } catch (DwarfException e) {
            problems.add(e);
        }
    }

    private static long id(Unit unit) {
        return unit.encoding().version() >= 5
                ? unit.header().signature()
                : unit.root().attribute(At.GNU_DWO_ID) instanceof Constant(long id, int _) ? id : 0;
    }

    boolean isPackage() {
        return units != null;
    }

    boolean isBroken() {
        return broken;
    }

    /** The unit with that id, or null. */
    @Nullable Unit unit(long id) {
        Unit known = byId.get(id);
        if (known == null && units != null) {
            known = load(units, id);
            if (known != null) {
                byId.put(id, known);
            }
        }
        return known;
    }

    /** The type unit of a package with that signature, or null. */
    private synchronized @Nullable Unit typeUnit(long signature) {
        if (types == null) {
            return null;
        }
        Optional<Unit> known = typeUnits.get(signature);
        if (known == null) {
            known = Optional.ofNullable(load(types, signature));
            typeUnits.put(signature, known);
        }
        return known.orElse(null);
    }

    private @Nullable Unit load(PackageIndex index, long signature) {
        int row = index.row(signature);
        if (row < 0) {
            return null;
        }
        try {
            return whole.part(index, row, this::typeUnit, problems).info().first();
        } catch (DwarfException e) {
            problems.add(e);
            return null;
        }
    }

    /** The ids of its units, for a message. */
    String ids() {
        StringJoiner ids = new StringJoiner(", ");
        byId.keySet().stream().limit(3).forEach(id -> ids.add(SplitUnits.hex(id)));
        return byId.size() > 3 ? ids + " …" : byId.isEmpty() ? "none" : ids.toString();
    }
}
