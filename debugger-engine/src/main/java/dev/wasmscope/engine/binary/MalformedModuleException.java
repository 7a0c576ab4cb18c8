package dev.wasmscope.engine.binary;

/** The bytes are not a module in the binary format; says what is wrong and where. */
public final class MalformedModuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String section;
    private final long fileOffset;
    private final String detail;

    /**
     * Names the place.
     *
     * @param section the section's name, or "header"
     * @param fileOffset bytes from the start of the file
     * @param detail starts with the specification's text for the error where it has one
     */
    public MalformedModuleException(String section, long fileOffset, String detail) {
        super("%s (%s section, offset 0x%x)".formatted(detail, section, fileOffset));
        this.section = section;
        this.fileOffset = fileOffset;
        this.detail = detail;
    }

    /** The section's name, or "header" for what comes before the first section. */
    public String section() {
        return section;
    }

    /** Where the offending bytes start, counted from the start of the file. */
    public long fileOffset() {
        return fileOffset;
    }

    /** What is wrong, without the place. */
    public String detail() {
        return detail;
    }
}
