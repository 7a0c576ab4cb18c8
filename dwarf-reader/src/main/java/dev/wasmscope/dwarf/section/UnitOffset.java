package dev.wasmscope.dwarf.section;

/**
 * Where a unit's header starts: bytes from the start of {@code .debug_info}.
 *
 * @param value bytes from the section's start
 */
public record UnitOffset(long value) {
    @Override
    public String toString() {
        return "0x" + Long.toHexString(value);
    }
}
