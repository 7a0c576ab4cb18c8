package dev.wasmscope.engine.wasi.fs;

import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.Closeable;

/** Something open: an {@link OpenFile} or a {@link Directory}. Closing twice does nothing. */
public interface FileNode extends Closeable {
    /** Attributes of the open file itself, wherever its name has gone meanwhile. */
    FileStat stat() throws ErrnoException;

    /** Changes its timestamps. */
    void setTimes(TimeChange accessed, TimeChange modified) throws ErrnoException;

    /**
     * Waits until what was written has reached the storage.
     *
     * @param dataOnly attributes not needed to read the data back may stay behind
     */
    void sync(boolean dataOnly) throws ErrnoException;

    @Override
    void close();
}
