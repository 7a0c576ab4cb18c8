package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.types.Errno;
import java.util.Map;

/** Error numbers of Linux (the same on x86-64 and arm64) and of macOS. */
final class UnixErrno {
    static final int EINTR = 4;

    /** What has one number on both. */
    private static final Map<Integer, Errno> COMMON =
            Map.ofEntries(
                    Map.entry(1, Errno.PERM),
                    Map.entry(2, Errno.NOENT),
                    Map.entry(EINTR, Errno.INTR),
                    Map.entry(5, Errno.IO),
                    Map.entry(6, Errno.NXIO),
                    Map.entry(9, Errno.BADF),
                    Map.entry(12, Errno.NOMEM),
                    Map.entry(13, Errno.ACCES),
                    Map.entry(16, Errno.BUSY),
                    Map.entry(17, Errno.EXIST),
                    Map.entry(18, Errno.XDEV),
                    Map.entry(19, Errno.NODEV),
                    Map.entry(20, Errno.NOTDIR),
                    Map.entry(21, Errno.ISDIR),
                    Map.entry(22, Errno.INVAL),
                    Map.entry(23, Errno.NFILE),
                    Map.entry(24, Errno.MFILE),
                    Map.entry(26, Errno.TXTBSY),
                    Map.entry(27, Errno.FBIG),
                    Map.entry(28, Errno.NOSPC),
                    Map.entry(29, Errno.SPIPE),
                    Map.entry(30, Errno.ROFS),
                    Map.entry(31, Errno.MLINK),
                    Map.entry(32, Errno.PIPE));

    private static final Map<Integer, Errno> LINUX =
            Map.of(
                    11, Errno.AGAIN,
                    36, Errno.NAMETOOLONG,
                    39, Errno.NOTEMPTY,
                    40, Errno.LOOP,
                    75, Errno.OVERFLOW,
                    95, Errno.NOTSUP,
                    116, Errno.STALE,
                    122, Errno.DQUOT);

    private static final Map<Integer, Errno> MACOS =
            Map.of(
                    35, Errno.AGAIN,
                    45, Errno.NOTSUP,
                    62, Errno.LOOP,
                    63, Errno.NAMETOOLONG,
                    66, Errno.NOTEMPTY,
                    69, Errno.DQUOT,
                    70, Errno.STALE,
                    84, Errno.OVERFLOW,
                    102, Errno.NOTSUP);

    private UnixErrno() {}

    /**
     * The error for a guest.
     *
     * @param linux whose number it is: Linux's or macOS's
     */
    static Errno toWasi(int errno, boolean linux) {
        Errno common = COMMON.get(errno);
        return common != null ? common : (linux ? LINUX : MACOS).getOrDefault(errno, Errno.IO);
    }
}
