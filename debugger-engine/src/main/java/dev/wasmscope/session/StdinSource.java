package dev.wasmscope.session;

import java.nio.file.Path;

/** Where the guest's standard input comes from. */
public sealed interface StdinSource {
    /** Ends at once. */
    record Empty() implements StdinSource {}

    /**
     * Fixed bytes, then the end.
     *
     * @param bytes not copied
     */
    @SuppressWarnings(
            "ArrayRecordComponent") // identity is never asked; copying a large input would be waste
    record Bytes(byte[] bytes) implements StdinSource {}

    /** The content of a file. */
    record File(Path path) implements StdinSource {}

    /** This process's own standard input. */
    record Inherit() implements StdinSource {}

    /**
     * What {@link DebugSession#feedStdin} gives; a guest that reads before that waits, and can be
     * paused.
     */
    record Fed() implements StdinSource {}
}
