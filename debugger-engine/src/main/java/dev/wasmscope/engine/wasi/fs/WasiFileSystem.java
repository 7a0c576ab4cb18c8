package dev.wasmscope.engine.wasi.fs;

import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.Closeable;

/** A tree of files that can be preopened for a guest. */
public interface WasiFileSystem extends Closeable {
    /** A new handle to the top directory. The guest never gets above it. */
    Directory openRoot() throws ErrnoException;

    /** What people call it, for example the path of the folder. */
    String describe();

    /** Releases what the file system holds; handles that are still open stay usable. */
    @Override
    default void close() {}
}
