package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.section.Tag;
import dev.wasmscope.dwarf.section.Unit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which namespace, type or function each entry of a unit is declared in. Entries do not point to
 * their parents, so the extent of each named scope is kept.
 */
final class NamedScopes {
    private final Unit unit;
    private final Language language;
    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private int[] parents = new int[64];
    private int size;

    NamedScopes(Unit unit, Language language) {
        this.unit = unit;
        this.language = language;
    }

    /** Adds a scope that begins; scopes are added in order of their offsets. */
    int open(long start, int parent) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            parents = Arrays.copyOf(parents, 2 * size);
        }
        starts[size] = start;
        ends[size] = Long.MAX_VALUE;
        parents[size] = parent;
        return size++;
    }

    /** Sets where a scope ends. */
    void close(int scope, long end) {
        ends[scope] = end;
    }

    void trim() {
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        parents = Arrays.copyOf(parents, size);
    }

    /** The innermost scope around an entry, or -1. */
    private int around(DieOffset die) {
        int found = Arrays.binarySearch(starts, 0, size, die.value());
        int scope = found >= 0 ? parents[found] : -found - 2;
        while (scope >= 0 && ends[scope] <= die.value()) {
            scope = parents[scope];
        }
        return scope;
    }

    /**
     * Names of the scopes around an entry and a separator behind each. Empty in C, which has none,
     * and in Zig, whose names have them in front already.
     */
    String prefix(DieOffset die) {
        StringBuilder prefix = new StringBuilder();
        if (language == Language.C || language == Language.ZIG) {
            return "";
        }
        for (int scope = around(die); scope >= 0; scope = parents[scope]) {
            prefix.insert(0, name(scope) + language.separator());
        }
        return prefix.toString();
    }

    /** The innermost named scope around an entry, or null. */
    @Nullable Die scope(DieOffset die) {
        int scope = around(die);
        return scope < 0 ? null : unit.dieAt(new DieOffset(starts[scope]));
    }

    private String name(int scope) {
        Die die = unit.dieAt(new DieOffset(starts[scope]));
        String name = EntryNames.text(die, At.NAME);
        if (!name.isEmpty()) {
            return name;
        }
        return switch (die.tag()) {
            case Tag.NAMESPACE -> "(anonymous namespace)";
            case Tag.CLASS_TYPE -> "(anonymous class)";
            case Tag.UNION_TYPE -> "(anonymous union)";
            case Tag.ENUMERATION_TYPE -> "(anonymous enum)";
            default -> "(anonymous)";
        };
    }
}
