package dev.wasmscope.session;

import dev.wasmscope.session.symbol.LibraryPaths;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A place in the source.
 *
 * @param file the file as the debug information records it, made absolute with the compilation
 *     directory where that is known; the key for {@link ModuleView#source}
 * @param resolved the file on this machine, when it was found
 * @param line from 1; 0 when the compiler gave the code no line
 * @param column from 1; 0 when not recorded
 */
public record SourcePosition(String file, Optional<Path> resolved, int line, int column) {
    /** The last component of {@link #file}, whichever separator it was written with. */
    public String fileName() {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }

    /** Whether the file belongs to a library that comes compiled with a toolchain. */
    public boolean inLibrary() {
        return LibraryPaths.contains(file);
    }

    /** {@code name.c:12} or {@code name.c:12:5}. */
    public String shortText() {
        return fileName() + ":" + line + (column > 0 ? ":" + column : "");
    }
}
