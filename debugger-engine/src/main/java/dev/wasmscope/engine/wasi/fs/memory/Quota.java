package dev.wasmscope.engine.wasi.fs.memory;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;

/** Bytes and inodes that all files of one file system may take together. */
public final class Quota {
    private long bytesLeft;
    private long inodesLeft;

    /** So many bytes of contents and so many files, directories and links. */
    public Quota(long bytes, long inodes) {
        this.bytesLeft = bytes;
        this.inodesLeft = inodes;
    }

    /** Takes some, or fails with {@code nospc}. */
    public void takeBytes(long bytes) throws ErrnoException {
        if (bytes > bytesLeft) {
            throw new ErrnoException(Errno.NOSPC, "file system in memory is full");
        }
        bytesLeft -= bytes;
    }

    /** Gives some back. */
    public void giveBytes(long bytes) {
        bytesLeft += bytes;
    }

    /** Takes one, or fails with {@code nospc}. */
    public void takeInode() throws ErrnoException {
        if (inodesLeft == 0) {
            throw new ErrnoException(Errno.NOSPC, "file system in memory has too many files");
        }
        inodesLeft--;
    }

    /** Gives one back. */
    public void giveInode() {
        inodesLeft++;
    }
}
