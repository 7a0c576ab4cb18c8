package dev.wasmscope.session;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A source file that code was compiled from.
 *
 * @param file as recorded, see {@link SourcePosition#file}
 * @param resolved the file on this machine, when it was found
 * @param embedded whether the debug information carries the text itself
 * @param lineCount how many of its lines have code
 */
public record SourceFile(String file, Optional<Path> resolved, boolean embedded, int lineCount) {}
