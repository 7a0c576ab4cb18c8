package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.AddressRange;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieWalker;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.RangeLists;
import dev.wasmscope.dwarf.section.Tag;
import dev.wasmscope.dwarf.section.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * How much describes a function that has code.
 *
 * @param lowPc its first code address
 * @param bytes of its entry and of all entries in it
 */
public record DescribedSize(long lowPc, long bytes) {
    /** Those of a unit, in the order of their entries; what cannot be read is left out. */
    public static List<DescribedSize> of(CompilationUnit unit) {
        List<DescribedSize> all = new ArrayList<>();
        try {
            walk(unit.unit(), all);
        } catch (DwarfException e) {
            return all; // its problem is told where the unit's functions are asked for
        }
        return all;
    }

    private static void walk(Unit unit, List<DescribedSize> all) {
        DieWalker walker = DieWalker.below(unit.root());
        long low = 0;
        long start = -1;
        int depth = 0;
        for (Die die = walker.next(); die != null; die = walker.next()) {
            if (start >= 0 && walker.depth() <= depth) {
                all.add(new DescribedSize(low, die.offset().value() - start));
                start = -1;
            }
            if (start < 0 && die.tag() == Tag.SUBPROGRAM) {
                List<AddressRange> ranges = RangeLists.of(die);
                if (!ranges.isEmpty()) {
                    low = ranges.stream().mapToLong(AddressRange::begin).min().orElse(0);
                    start = die.offset().value();
                    depth = walker.depth();
                }
            }
        }
        if (start >= 0) {
            all.add(new DescribedSize(low, unit.header().end() - start));
        }
    }
}
