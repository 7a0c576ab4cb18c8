package dev.wasmscope.engine.wasi.fs;

import dev.wasmscope.engine.wasi.types.ErrnoException;

/**
 * An open regular file. Positions are absolute: the current offset belongs to the descriptor in
 * {@code engine.wasi}.
 */
public interface OpenFile extends FileNode {
    /**
     * Reads at most {@code length} bytes.
     *
     * @return bytes read; 0 only at or after the end of the file, or when {@code length} is 0
     */
    int read(long position, byte[] buffer, int offset, int length) throws ErrnoException;

    /**
     * Writes at most {@code length} bytes; a gap before {@code position} reads as zeros.
     *
     * @return bytes written, at least 1 unless {@code length} is 0
     */
    int write(long position, byte[] buffer, int offset, int length) throws ErrnoException;

    /** Cuts the file, or extends it with zeros, to {@code size} bytes. */
    void setSize(long size) throws ErrnoException;

    /**
     * Gives it the permissions of another file, where files have permissions.
     *
     * @param holder a directory of the same kind of file system
     * @param name the other file, which is not followed if it is a link
     */
    default void takePermissions(Directory holder, String name) throws ErrnoException {}

    /** Current length in bytes. */
    default long size() throws ErrnoException {
        return stat().size();
    }
}
