package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.fs.OpenMode;
import java.util.Locale;
import java.util.Optional;

/**
 * What differs between systems in the calls that {@link UnixCalls} makes: numbers of flags, where
 * fields lie, and a few names. Nothing else does.
 *
 * <p>The tables of Linux are run by every test. That of macOS was written from its headers ({@code
 * sys/fcntl.h}, {@code sys/stat.h}, {@code sys/dirent.h}, {@code sys/errno.h}) and has not been run
 * on one.
 *
 * @param open flags for opening
 * @param at flags of the other {@code *at} calls
 * @param stat where attributes lie
 * @param entry where the fields of a directory entry lie
 * @param names names of functions
 * @param openat2 number of {@code openat2}; 0 where there is none
 */
record UnixTable(
        OpenFlags open,
        AtFlags at,
        StatLayout stat,
        EntryLayout entry,
        FunctionNames names,
        long openat2) {

    /**
     * {@code RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS}: the kernel itself
     * refuses to leave the directory. Links are expanded by the walk, which then asks again.
     */
    static final long RESOLVE = 0x08 | 0x04 | 0x02;

    private static final int O_WRONLY = 1;
    private static final int O_RDWR = 2;

    /**
     * Flags of {@code openat}.
     *
     * @param handle {@code O_PATH}: a handle that needs no permission to read; 0 if there is none
     */
    record OpenFlags(
            int create,
            int exclusive,
            int noTerminal,
            int truncate,
            int nonBlocking,
            int closeOnExec,
            int directory,
            int noFollow,
            int handle) {}

    /**
     * Flags of other calls.
     *
     * @param workingDirectory {@code AT_FDCWD}
     * @param noFollow {@code AT_SYMLINK_NOFOLLOW}
     * @param removeDirectory {@code AT_REMOVEDIR}
     * @param timeNow {@code UTIME_NOW}
     * @param timeOmit {@code UTIME_OMIT}
     */
    record AtFlags(
            int workingDirectory, int noFollow, int removeDirectory, long timeNow, long timeOmit) {}

    /**
     * Byte offsets in {@code struct statx} or {@code struct stat}. A time is 8 bytes of seconds and
     * then nanoseconds.
     *
     * @param size of the whole
     * @param deviceBytes 4 or 8
     * @param linkBytes 2 or 4
     */
    record StatLayout(
            int size,
            int device,
            int deviceBytes,
            int inode,
            int mode,
            int links,
            int linkBytes,
            int length,
            int accessed,
            int modified,
            int changed) {}

    /** Byte offsets in a directory record, whose name ends in a NUL. */
    record EntryLayout(int inode, int recordLength, int type, int name) {}

    /**
     * Functions that are not called alike.
     *
     * @param statx whether there is {@code statx}, which takes the place of the next two
     * @param dataSync the cheaper {@code fsync}, if there is one
     */
    record FunctionNames(
            boolean statx, String fstat, String fstatat, String listing, String dataSync) {}

    /** Linux on x86-64. */
    static final UnixTable LINUX_X64 = linux(0x10000, 0x20000);

    /** Linux on arm64: two flags have other numbers. */
    static final UnixTable LINUX_ARM64 = linux(0x4000, 0x8000);

    /** macOS on arm64. */
    static final UnixTable MACOS_ARM64 = macos("");

    /** macOS on x86-64, where functions with 64-bit inodes have names of their own. */
    static final UnixTable MACOS_X64 = macos("$INODE64");

    private static UnixTable linux(int directory, int noFollow) {
        return new UnixTable(
                new OpenFlags(
                        0x40, 0x80, 0x100, 0x200, 0x800, 0x80000, directory, noFollow, 0x200000),
                new AtFlags(-100, 0x100, 0x200, (1 << 30) - 1, (1 << 30) - 2),
                new StatLayout(256, 136, 8, 32, 28, 16, 4, 40, 64, 112, 96),
                new EntryLayout(0, 16, 18, 19),
                new FunctionNames(true, "", "", "getdents64", "fdatasync"),
                437);
    }

    private static UnixTable macos(String suffix) {
        return new UnixTable(
                new OpenFlags(0x200, 0x800, 0x20000, 0x400, 4, 0x1000000, 0x100000, 0x100, 0),
                new AtFlags(-2, 0x20, 0x80, -1, -2),
                new StatLayout(144, 0, 4, 8, 4, 6, 2, 96, 32, 48, 64),
                new EntryLayout(0, 16, 20, 21),
                new FunctionNames(
                        false, "fstat" + suffix, "fstatat" + suffix, "__getdirentries64", "fsync"),
                0);
    }

    /** The table of this machine, or empty when it is none that we know. */
    static Optional<UnixTable> ofThisMachine() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /** The table for the names that Java gives to systems and processors. */
    static Optional<UnixTable> of(String system, String processor) {
        return switch (system + " " + processor.toLowerCase(Locale.ROOT)) {
            case "Linux amd64", "Linux x86_64" -> Optional.of(LINUX_X64);
            case "Linux aarch64" -> Optional.of(LINUX_ARM64);
            case "Mac OS X aarch64" -> Optional.of(MACOS_ARM64);
            case "Mac OS X amd64", "Mac OS X x86_64" -> Optional.of(MACOS_X64);
            default -> Optional.empty();
        };
    }

    /** A handle to walk through and to operate in. */
    int walk() {
        return walkFollowing() | open.noFollow;
    }

    /** As {@link #walk()} for a path that the user gave. */
    int walkFollowing() {
        return open.handle | open.directory | open.closeOnExec;
    }

    /** A directory to be listed or synchronised. */
    int list() {
        return open.directory | open.noFollow | open.closeOnExec;
    }

    /** Whether a file may be made, which needs permissions for it. */
    boolean creates(int openFlags) {
        return (openFlags & open.create) != 0;
    }

    /** A file as the guest asked for it. Never blocks in the open itself. */
    int open(OpenMode mode) {
        int flags = open.noFollow | open.closeOnExec | open.noTerminal | open.nonBlocking;
        if (mode.write()) {
            flags |= mode.read() ? O_RDWR : O_WRONLY;
        }
        flags |= mode.create() ? open.create : 0;
        flags |= mode.exclusive() ? open.exclusive : 0;
        flags |= mode.truncate() ? open.truncate : 0;
        flags |= mode.directory() ? open.directory : 0;
        return flags;
    }
}
