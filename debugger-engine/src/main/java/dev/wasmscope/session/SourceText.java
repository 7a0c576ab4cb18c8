package dev.wasmscope.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A source file's text, or what was tried to find it. */
public sealed interface SourceText {
    /** The file as recorded: what was asked for. */
    String file();

    /**
     * The text.
     *
     * @param path where it was read; empty when it was embedded in the debug information
     * @param lines without line ends
     */
    record Found(String file, Optional<Path> path, List<String> lines) implements SourceText {
        public Found {
            lines = List.copyOf(lines);
        }
    }

    /**
     * No text.
     *
     * @param tried the places looked at, in order, for the user to add a mapping
     */
    record Missing(String file, List<String> tried) implements SourceText {
        public Missing {
            tried = List.copyOf(tried);
        }
    }
}
