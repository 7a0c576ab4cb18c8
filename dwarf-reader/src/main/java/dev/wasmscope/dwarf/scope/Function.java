package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.line.SourcePosition;
import dev.wasmscope.dwarf.section.AddressRange;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.section.UnitOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the source program that has code, or one that was inlined into another.
 *
 * @param name its plain name (DW_AT_name); empty if the compiler recorded none
 * @param qualifiedName the name with the namespaces and types around it, such as {@code ns::f}
 * @param linkageName the linker's name, or empty if it is not recorded (as in C)
 * @param declaration where it is declared, or null if not recorded
 * @param ranges its code addresses; of an inlined function, those of this inlining
 * @param language its source language
 * @param unit the unit that describes it
 * @param die the entry that describes it
 */
public record Function(
        String name,
        String qualifiedName,
        String linkageName,
        @Nullable SourcePosition declaration,
        List<AddressRange> ranges,
        Language language,
        UnitOffset unit,
        DieOffset die) {
    public Function {
        ranges = List.copyOf(ranges);
    }

    /** The best name for people: qualified, else the linker's. */
    public String displayName() {
        return qualifiedName.isEmpty() ? linkageName : qualifiedName;
    }

    /** First code address: the lowest of its ranges. */
    public long lowPc() {
        return ranges.isEmpty() ? 0 : ranges.getFirst().begin();
    }

    /** Address behind its last byte of code. */
    public long highPc() {
        return ranges.isEmpty() ? 0 : ranges.getLast().end();
    }

    /** Whether the address belongs to this function. */
    public boolean contains(long pc) {
        return ranges.stream().anyMatch(range -> range.contains(pc));
    }
}
