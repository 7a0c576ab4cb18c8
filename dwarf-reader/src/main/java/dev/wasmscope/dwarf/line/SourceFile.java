package dev.wasmscope.dwarf.line;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source file as the compiler recorded it.
 *
 * @param path the recorded name with its directories joined in front; absolute if the compiler
 *     recorded enough for that. Neither separators nor {@code .} and {@code ..} are changed
 * @param recordedName the name as recorded, without directories
 * @param directory the directory as recorded, possibly relative or empty
 * @param compileDirectory the folder the compiler ran in, or empty
 * @param md5 hexadecimal MD5 of the source text, or null if not recorded
 * @param embeddedSource the source text itself, or null if not recorded (DW_LNCT_LLVM_source)
 */
public record SourceFile(
        String path,
        String recordedName,
        String directory,
        String compileDirectory,
        @Nullable String md5,
        @Nullable String embeddedSource) {

    /** The source text if the compiler put it into the debug information. */
    public Optional<String> source() {
        return Optional.ofNullable(embeddedSource);
    }

    /** The last part of the path. */
    public String fileName() {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    @Override
    public String toString() {
        return path;
    }
}
