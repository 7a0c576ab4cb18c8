package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The module decodes but is not valid; says what is wrong and where. */
public final class InvalidModuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String detail;
    private final String section;
    private final long fileOffset;
    private final transient @Nullable CodeLocation location;

    private InvalidModuleException(
            String message,
            String detail,
            String section,
            long fileOffset,
            @Nullable CodeLocation location) {
        super(message);
        this.detail = detail;
        this.section = section;
        this.fileOffset = fileOffset;
        this.location = location;
    }

    static InvalidModuleException inSection(String section, long fileOffset, String detail) {
        String message = "%s (%s section, offset 0x%x)".formatted(detail, section, fileOffset);
        return new InvalidModuleException(message, detail, section, fileOffset, null);
    }

    static InvalidModuleException inBody(
            CodeLocation location, String function, long fileOffset, String detail) {
        String message =
                "%s (code section, %s, offset 0x%x)".formatted(detail, function, fileOffset);
        return new InvalidModuleException(message, detail, "code", fileOffset, location);
    }

    /** What is wrong, without the place; starts with the specification's text. */
    public String detail() {
        return detail;
    }

    /** The section's name. */
    public String section() {
        return section;
    }

    /** Where, counted from the start of the file. */
    public long fileOffset() {
        return fileOffset;
    }

    /** The instruction, if the error is in a body. */
    public Optional<CodeLocation> location() {
        return Optional.ofNullable(location);
    }
}
