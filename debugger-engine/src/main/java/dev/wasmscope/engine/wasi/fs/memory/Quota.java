package dev.wasmscope.engine.wasi.fs.memory;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;

/** Bytes and inodes that all files of one file system may take together. */
final class Quota {
    private long bytesLeft;
    private long inodesLeft;

    Quota(long bytes, long inodes) {
        this.bytesLeft = bytes;
        this.inodesLeft = inodes;
    }

    void takeBytes(long bytes) throws ErrnoException {
        if (bytes > bytesLeft) {
            throw new ErrnoException(Errno.NOSPC, "file system in memory is full");
        }
        bytesLeft -= bytes;
    }

    void giveBytes(long bytes) {
        bytesLeft += bytes;
    }

    void takeInode() throws ErrnoException {
        if (inodesLeft == 0) {
            throw new ErrnoException(Errno.NOSPC, "file system in memory has too many files");
        }
        inodesLeft--;
    }

    void giveInode() {
        inodesLeft++;
    }
}
