package dev.wasmscope.dwarf.section;

/**
 * Debug information that cannot be read. It names the section, the offset in that section and what
 * is wrong there, and is the only exception that readers of this library throw on bad input.
 */
public final class DwarfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String section;
    private final long offset;
    private final String what;

    /**
     * @param section name of the section, such as {@code .debug_info}
     * @param offset byte offset from the section's start
     * @param what what is wrong, with the offending value
     */
    public DwarfException(String section, long offset, String what) {
        super(section + "+0x" + Long.toHexString(offset) + ": " + what);
        this.section = section;
        this.offset = offset;
        this.what = what;
    }

    /** Name of the section that could not be read. */
    public String section() {
        return section;
    }

    /** Byte offset from the section's start. */
    public long offset() {
        return offset;
    }

    /** The same failure as a value that can be kept and shown. */
    public DwarfProblem toProblem() {
        return new DwarfProblem(section, offset, what);
    }
}
