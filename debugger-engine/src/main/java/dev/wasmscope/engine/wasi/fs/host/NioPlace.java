package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.IOException;
import java.nio.file.Path;

/** How {@code java.nio.file}, which knows paths only, comes to a directory that is open. */
interface NioPlace {
    /**
     * A path that leads to the directory now.
     *
     * @throws ErrnoException {@code noent} if it is another one meanwhile
     */
    Path here() throws ErrnoException;

    /** The place of a directory in it; a link is not followed. */
    NioPlace child(String name) throws IOException, ErrnoException;

    /** The same directory, closed on its own. */
    NioPlace duplicate() throws IOException, ErrnoException;

    /**
     * A path that leads to a file which has just been opened under a name here.
     *
     * @param name its path when it was opened
     */
    OpenFilePath opened(Path name) throws IOException, ErrnoException;

    /** Releases what is held. */
    void close();

    /** Where the attributes of an open file are. */
    interface OpenFilePath {
        /** A path to it. */
        Path path() throws IOException, ErrnoException;

        /** Whether a link at the end of the path is part of the way, not the file itself. */
        boolean follow();
    }
}
