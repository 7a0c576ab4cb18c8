package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.fs.OpenMode;
import java.util.Locale;
import java.util.Optional;

/**
 * Flags of {@code openat}, of which two differ between processors ({@code asm/fcntl.h}).
 *
 * @param directory {@code O_DIRECTORY}
 * @param noFollow {@code O_NOFOLLOW}
 */
record LinuxFlags(int directory, int noFollow) {
    static final int AT_FDCWD = -100;
    static final int AT_SYMLINK_NOFOLLOW = 0x100;
    static final int AT_REMOVEDIR = 0x200;
    static final int AT_EMPTY_PATH = 0x1000;

    /** Number of {@code openat2}, the same on every processor; in Linux since 5.6. */
    static final long SYS_OPENAT2 = 437;

    /**
     * {@code RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS}: the kernel itself
     * refuses to leave the directory. Links are expanded by the walk, which then asks again.
     */
    static final long RESOLVE = 0x08 | 0x04 | 0x02;

    private static final int O_WRONLY = 1;
    private static final int O_RDWR = 2;
    private static final int O_CREAT = 0x40;
    private static final int O_EXCL = 0x80;
    private static final int O_NOCTTY = 0x100;
    private static final int O_TRUNC = 0x200;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final int O_PATH = 0x200000;

    /** The flags of this machine, or empty when it is not a Linux we know. */
    static Optional<LinuxFlags> ofThisMachine() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        return switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> Optional.of(new LinuxFlags(0x10000, 0x20000));
            case "aarch64" -> Optional.of(new LinuxFlags(0x4000, 0x8000));
            default -> Optional.empty();
        };
    }

    /** A handle to walk through and to operate in; needs no permission to list. */
    int walk() {
        return O_PATH | directory | noFollow | O_CLOEXEC;
    }

    /** As {@link #walk()} for a path that the user gave. */
    int walkFollowing() {
        return O_PATH | directory | O_CLOEXEC;
    }

    /** A directory to be listed or synchronised. */
    int list() {
        return directory | noFollow | O_CLOEXEC;
    }

    /** Whether {@code openat2} may be given permissions for a new file, which it insists on. */
    static boolean creates(int openFlags) {
        return (openFlags & O_CREAT) != 0;
    }

    /** A file as the guest asked for it. Never blocks in the open itself. */
    int open(OpenMode mode) {
        int flags = noFollow | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
        if (mode.write()) {
            flags |= mode.read() ? O_RDWR : O_WRONLY;
        }
        flags |= mode.create() ? O_CREAT : 0;
        flags |= mode.exclusive() ? O_EXCL : 0;
        flags |= mode.truncate() ? O_TRUNC : 0;
        flags |= mode.directory() ? directory : 0;
        return flags;
    }
}
