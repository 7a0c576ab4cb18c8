package dev.wasmscope.dwarf.section;

import org.jspecify.annotations.Nullable;

/** Walks over all entries below another, parents before their children, without recursion. */
public final class DieWalker {
    private final Unit unit;
    private final DwarfReader reader;
    private int open;
    private int depth;

    private DieWalker(Unit unit, DwarfReader reader, int open) {
        this.unit = unit;
        this.reader = reader;
        this.open = open;
    }

    /** A walk over everything below an entry. */
    public static DieWalker below(Die die) {
        return new DieWalker(die.unit(), die.childrenReader(), die.hasChildren() ? 1 : 0);
    }

    /**
     * The next entry, or null at the end.
     *
     * @throws DwarfException if an entry cannot be read; the walk cannot go on then
     */
    public @Nullable Die next() {
        while (open > 0 && reader.hasMore()) {
            depth = open;
            Die die = Die.read(unit, reader);
            if (die == null) {
                open--;
                continue;
            }
            die.skipValues(reader);
            if (die.hasChildren()) {
                open++;
            }
            return die;
        }
        return null;
    }

    /** Depth of the entry that {@link #next} returned: 1 for a direct child. */
    public int depth() {
        return depth;
    }

    /** Offset behind the values of the entry that {@link #next} returned. */
    public long position() {
        return reader.offset();
    }
}
