package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.types.Errno;

/** Linux error numbers ({@code asm-generic/errno*.h}, the same on x86-64 and arm64). */
final class LinuxErrno {
    static final int EINTR = 4;

    private LinuxErrno() {}

    static Errno toWasi(int errno) {
        return switch (errno) {
            case 1 -> Errno.PERM;
            case 2 -> Errno.NOENT;
            case EINTR -> Errno.INTR;
            case 5 -> Errno.IO;
            case 6 -> Errno.NXIO;
            case 9 -> Errno.BADF;
            case 11 -> Errno.AGAIN;
            case 12 -> Errno.NOMEM;
            case 13 -> Errno.ACCES;
            case 16 -> Errno.BUSY;
            case 17 -> Errno.EXIST;
            case 18 -> Errno.XDEV;
            case 19 -> Errno.NODEV;
            case 20 -> Errno.NOTDIR;
            case 21 -> Errno.ISDIR;
            case 22 -> Errno.INVAL;
            case 23 -> Errno.NFILE;
            case 24 -> Errno.MFILE;
            case 26 -> Errno.TXTBSY;
            case 27 -> Errno.FBIG;
            case 28 -> Errno.NOSPC;
            case 29 -> Errno.SPIPE;
            case 30 -> Errno.ROFS;
            case 31 -> Errno.MLINK;
            case 32 -> Errno.PIPE;
            case 36 -> Errno.NAMETOOLONG;
            case 39 -> Errno.NOTEMPTY;
            case 40 -> Errno.LOOP;
            case 75 -> Errno.OVERFLOW;
            case 95 -> Errno.NOTSUP;
            case 116 -> Errno.STALE;
            case 122 -> Errno.DQUOT;
            default -> Errno.IO;
        };
    }
}
