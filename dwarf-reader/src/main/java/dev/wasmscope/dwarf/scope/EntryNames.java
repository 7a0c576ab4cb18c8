package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.AttributeValue;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DwarfException;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that an entry may have itself or get from the entry it completes: a definition from
 * its declaration (DW_AT_specification), an instance from its abstract one (DW_AT_abstract_origin).
 */
final class EntryNames {
    /** Longer chains than this refer to themselves. */
    private static final int MAX_HOPS = 16;

    private EntryNames() {}

    /** The entry that this one completes, or null. */
    static @Nullable Die completed(Die die) {
        Die origin = die.reference(At.ABSTRACT_ORIGIN);
        return origin != null ? origin : die.reference(At.SPECIFICATION);
    }

    /** The nearest entry of the chain that has the attribute, or null. */
    static @Nullable Die holder(Die die, int attribute) {
        Die current = die;
        for (int i = 0; i < MAX_HOPS && current != null; i++) {
            if (current.has(attribute)) {
                return current;
            }
            current = completed(current);
        }
        return null;
    }

    /** An attribute of the chain, or null. */
    static @Nullable AttributeValue attribute(Die die, int attribute) {
        Die holder = holder(die, attribute);
        return holder == null ? null : holder.attribute(attribute);
    }

    /** A text of the chain; empty if there is none. */
    static String text(Die die, int attribute) {
        Die holder = holder(die, attribute);
        return holder == null ? "" : holder.text(attribute);
    }

    static String linkageName(Die die) {
        String name = text(die, At.LINKAGE_NAME);
        return name.isEmpty() ? text(die, At.MIPS_LINKAGE_NAME) : name;
    }

    /** The end of the chain: the entry that stands where the thing was declared. */
    static Die declaration(Die die) {
        Die current = die;
        for (int i = 0; i < MAX_HOPS; i++) {
            Die next = completed(current);
            if (next == null) {
                return current;
            }
            current = next;
        }
        throw new DwarfException(
                ".debug_info", die.offset().value(), "the entry's origin refers to itself");
    }
}
