package dev.wasmscope.dwarf.section;

/**
 * One thing that could not be read, while the rest of the debug information works.
 *
 * @param section name of the section, such as {@code .debug_info}
 * @param offset byte offset from the section's start
 * @param cause what is wrong, with the offending value
 */
public record DwarfProblem(String section, long offset, String cause) {
    @Override
    public String toString() {
        return section + "+0x" + Long.toHexString(offset) + ": " + cause;
    }
}
