package dev.wasmscope.dwarf.section;

/**
 * Where a debugging information entry starts: bytes from the start of {@code .debug_info}. Not to
 * be mixed up with a {@link UnitOffset}, which names a unit's header.
 *
 * @param value bytes from the section's start
 */
public record DieOffset(long value) implements Comparable<DieOffset> {
    @Override
    public int compareTo(DieOffset other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return "0x" + Long.toHexString(value);
    }
}
