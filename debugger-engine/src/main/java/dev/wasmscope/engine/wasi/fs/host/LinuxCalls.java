package dev.wasmscope.engine.wasi.fs.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.wasmscope.engine.wasi.fs.Names;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The system calls of Linux that a sandboxed file system needs, through libc. Each call repeats
 * after {@code EINTR} and turns a failure into an {@link ErrnoException}.
 *
 * <p>Names cross as UTF-8. One object may be used by one thread at a time: it owns the buffer that
 * file contents pass through.
 */
final class LinuxCalls {
    /** Bytes that one read, write or listing moves at most. */
    static final int BUFFER_SIZE = 1 << 16;

    private static final int NAME_SIZE = 2 * Names.MAX_PATH_BYTES;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private final LinuxFlags flags;
    private final boolean beneath;
    private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_SIZE);
    private final MemorySegment state = Arena.ofAuto().allocate(STATE);

    private final MemorySegment firstName = Arena.ofAuto().allocate(NAME_SIZE);
    private final MemorySegment secondName = Arena.ofAuto().allocate(NAME_SIZE);
    private final MemorySegment times = Arena.ofAuto().allocate(JAVA_LONG, 4);

    /** {@code struct open_how}: flags, mode, resolve. */
    private final MemorySegment how = Arena.ofAuto().allocate(JAVA_LONG, 3);

    private final NativeFunction syscall;
    private final NativeFunction openat;
    private final NativeFunction close;
    private final NativeFunction pread;
    private final NativeFunction pwrite;
    private final NativeFunction ftruncate;
    private final NativeFunction fsync;
    private final NativeFunction fdatasync;
    private final NativeFunction getdents64;
    private final NativeFunction statx;
    private final NativeFunction utimensat;
    private final NativeFunction futimens;
    private final NativeFunction mkdirat;
    private final NativeFunction unlinkat;
    private final NativeFunction symlinkat;
    private final NativeFunction readlinkat;
    private final NativeFunction linkat;
    private final NativeFunction renameat;
    private final NativeFunction fchmod;

    private LinuxCalls(LinuxFlags flags, boolean wantsBeneath) {
        this.flags = flags;
        syscall =
                new NativeFunction(
                        "syscall",
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG),
                        Linker.Option.firstVariadicArg(1));
        openat =
                new NativeFunction(
                        "openat",
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
                        Linker.Option.firstVariadicArg(3));
        close = link("close", JAVA_INT, JAVA_INT);
        pread = link("pread", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
        pwrite = link("pwrite", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
        ftruncate = link("ftruncate", JAVA_INT, JAVA_INT, JAVA_LONG);
        fsync = link("fsync", JAVA_INT, JAVA_INT);
        fdatasync = link("fdatasync", JAVA_INT, JAVA_INT);
        getdents64 = link("getdents64", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
        statx = link("statx", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
        utimensat = link("utimensat", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
        futimens = link("futimens", JAVA_INT, JAVA_INT, ADDRESS);
        mkdirat = link("mkdirat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
        unlinkat = link("unlinkat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
        symlinkat = link("symlinkat", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
        readlinkat = link("readlinkat", JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
        linkat = link("linkat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
        fchmod = link("fchmod", JAVA_INT, JAVA_INT, JAVA_INT);
        renameat = link("renameat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
        beneath = wantsBeneath && hasOpenat2();
    }

    /**
     * The calls of this machine; empty elsewhere, on an old libc, or without native access.
     *
     * @param beneath whether to open with {@code openat2} where the kernel has it and lets us
     */
    static Optional<LinuxCalls> load(boolean beneath) {
        try {
            Optional<LinuxCalls> calls =
                    LinuxFlags.ofThisMachine().map(flags -> new LinuxCalls(flags, beneath));
            // Linking one shows whether native access is allowed.
            calls.filter(linux -> !linux.beneath).ifPresent(linux -> linux.openat.handle());
            return calls;
        } catch (IllegalCallerException
                | NoSuchElementException
                | UnsupportedOperationException notHere) {
            return Optional.empty();
        }
    }

    LinuxFlags flags() {
        return flags;
    }

    /** Whether opens are {@code openat2(RESOLVE_BENEATH)}. */
    boolean beneath() {
        return beneath;
    }

    /** An old kernel answers {@code ENOSYS}, a sandbox around us often {@code EPERM}. */
    private boolean hasOpenat2() {
        try {
            close(openat2(LinuxFlags.AT_FDCWD, ".", flags.walkFollowing(), LinuxFlags.RESOLVE));
            return true;
        } catch (ErrnoException e) {
            return false;
        }
    }

    /**
     * Opens something in a directory, never following a link.
     *
     * @param path one name; or several, joined by {@code /}, if {@link #beneath()}
     */
    int open(int directory, String path, int openFlags) throws ErrnoException {
        return beneath
                ? openat2(directory, path, openFlags, LinuxFlags.RESOLVE)
                : openat(directory, path, openFlags);
    }

    /** Opens a folder that the user named, through links if need be. */
    int openTrusted(String path) throws ErrnoException {
        return beneath
                ? openat2(LinuxFlags.AT_FDCWD, path, flags.walkFollowing(), 0)
                : openat(LinuxFlags.AT_FDCWD, path, flags.walkFollowing());
    }

    private int openat2(int directory, String path, int openFlags, long resolve)
            throws ErrnoException {
        how.setAtIndex(JAVA_LONG, 0, openFlags);
        how.setAtIndex(JAVA_LONG, 1, LinuxFlags.creates(openFlags) ? 0666 : 0);
        how.setAtIndex(JAVA_LONG, 2, resolve);
        return (int)
                call(
                        path,
                        () ->
                                (long)
                                        syscall.handle()
                                                .invokeExact(
                                                        state,
                                                        LinuxFlags.SYS_OPENAT2,
                                                        directory,
                                                        text(firstName, path),
                                                        how,
                                                        how.byteSize()));
    }

    private int openat(int directory, String name, int openFlags) throws ErrnoException {
        return (int)
                call(
                        name,
                        () ->
                                (int)
                                        openat.handle()
                                                .invokeExact(
                                                        state,
                                                        directory,
                                                        text(firstName, name),
                                                        openFlags,
                                                        0666));
    }

    /** Closes a descriptor; there is nothing to be done about an error. */
    void close(int fd) {
        try {
            int ignored = (int) close.handle().invokeExact(state, fd);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int pread(int fd, long position, byte[] bytes, int offset, int length) throws ErrnoException {
        long wanted = Math.min(length, BUFFER_SIZE);
        int count =
                (int)
                        call(
                                "read",
                                () ->
                                        (long)
                                                pread.handle()
                                                        .invokeExact(
                                                                state, fd, buffer, wanted,
                                                                position));
        MemorySegment.copy(buffer, JAVA_BYTE, 0, bytes, offset, count);
        return count;
    }

    int pwrite(int fd, long position, byte[] bytes, int offset, int length) throws ErrnoException {
        int wanted = Math.min(length, BUFFER_SIZE);
        MemorySegment.copy(bytes, offset, buffer, JAVA_BYTE, 0, wanted);
        return (int)
                call(
                        "write",
                        () ->
                                (long)
                                        pwrite.handle()
                                                .invokeExact(
                                                        state,
                                                        fd,
                                                        buffer,
                                                        (long) wanted,
                                                        position));
    }

    void ftruncate(int fd, long size) throws ErrnoException {
        call("truncate", () -> (int) ftruncate.handle().invokeExact(state, fd, size));
    }

    void fchmod(int fd, int permissions) throws ErrnoException {
        call("permissions", () -> (int) fchmod.handle().invokeExact(state, fd, permissions));
    }

    void sync(int fd, boolean dataOnly) throws ErrnoException {
        MethodHandle handle = (dataOnly ? fdatasync : fsync).handle();
        call("sync", () -> (int) handle.invokeExact(state, fd));
    }

    /** Fills {@link #buffer()} with directory records and gives their length; 0 at the end. */
    int getdents(int fd) throws ErrnoException {
        return (int)
                call(
                        "list",
                        () ->
                                (long)
                                        getdents64
                                                .handle()
                                                .invokeExact(
                                                        state, fd, buffer, (long) BUFFER_SIZE));
    }

    /** What {@link #getdents} and {@link #statx} filled; valid until the next call. */
    MemorySegment buffer() {
        return buffer;
    }

    /** Fills {@link #buffer()} with {@code struct statx}; an empty name means {@code fd} itself. */
    void statx(int fd, String name) throws ErrnoException {
        int at = LinuxFlags.AT_SYMLINK_NOFOLLOW | (name.isEmpty() ? LinuxFlags.AT_EMPTY_PATH : 0);
        call(
                name,
                () ->
                        (int)
                                statx.handle()
                                        .invokeExact(
                                                state,
                                                fd,
                                                text(firstName, name),
                                                at,
                                                LinuxStat.BASIC,
                                                buffer));
    }

    /** Sets times of an entry without following it; {@code times} is two {@code timespec}. */
    void utimensat(int directory, String name, long[] times) throws ErrnoException {
        call(
                name,
                () ->
                        (int)
                                utimensat
                                        .handle()
                                        .invokeExact(
                                                state,
                                                directory,
                                                text(firstName, name),
                                                filled(times),
                                                LinuxFlags.AT_SYMLINK_NOFOLLOW));
    }

    /** Sets times of an open file. */
    void futimens(int fd, long[] times) throws ErrnoException {
        call("set times", () -> (int) futimens.handle().invokeExact(state, fd, filled(times)));
    }

    void mkdirat(int directory, String name) throws ErrnoException {
        call(
                name,
                () ->
                        (int)
                                mkdirat.handle()
                                        .invokeExact(
                                                state, directory, text(firstName, name), 0777));
    }

    void unlinkat(int directory, String name, int unlinkFlags) throws ErrnoException {
        call(
                name,
                () ->
                        (int)
                                unlinkat.handle()
                                        .invokeExact(
                                                state,
                                                directory,
                                                text(firstName, name),
                                                unlinkFlags));
    }

    void symlinkat(String target, int directory, String name) throws ErrnoException {
        call(
                name,
                () ->
                        (int)
                                symlinkat
                                        .handle()
                                        .invokeExact(
                                                state,
                                                text(secondName, target),
                                                directory,
                                                text(firstName, name)));
    }

    String readlinkat(int directory, String name) throws ErrnoException {
        int length =
                (int)
                        call(
                                name,
                                () ->
                                        (long)
                                                readlinkat
                                                        .handle()
                                                        .invokeExact(
                                                                state,
                                                                directory,
                                                                text(firstName, name),
                                                                buffer,
                                                                (long) BUFFER_SIZE));
        return LinuxStat.text(buffer, 0, length);
    }

    void linkat(int from, String name, int to, String newName) throws ErrnoException {
        call(
                newName,
                () ->
                        (int)
                                linkat.handle()
                                        .invokeExact(
                                                state,
                                                from,
                                                text(firstName, name),
                                                to,
                                                text(secondName, newName),
                                                0));
    }

    void renameat(int from, String name, int to, String newName) throws ErrnoException {
        call(
                newName,
                () ->
                        (int)
                                renameat.handle()
                                        .invokeExact(
                                                state,
                                                from,
                                                text(firstName, name),
                                                to,
                                                text(secondName, newName)));
    }

    /** Names pass through buffers that are there already: an arena a call costs more than that. */
    private static MemorySegment text(MemorySegment buffer, String text) throws ErrnoException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= NAME_SIZE) {
            throw new ErrnoException(Errno.NAMETOOLONG, bytes.length + " bytes");
        }
        MemorySegment.copy(bytes, 0, buffer, JAVA_BYTE, 0, bytes.length);
        buffer.set(JAVA_BYTE, bytes.length, (byte) 0);
        return buffer;
    }

    private MemorySegment filled(long[] values) {
        MemorySegment.copy(values, 0, times, JAVA_LONG, 0, values.length);
        return times;
    }

    /** One call of libc, -1 for an error. */
    private interface Call {
        long run() throws Throwable;
    }

    private long call(String what, Call body) throws ErrnoException {
        try {
            while (true) {
                long result = body.run();
                if (result >= 0) {
                    return result;
                }
                int errno = (int) ERRNO.get(state, 0L);
                if (errno != LinuxErrno.EINTR) {
                    throw new ErrnoException(LinuxErrno.toWasi(errno), what);
                }
            }
        } catch (ErrnoException e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static RuntimeException unexpected(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("system call could not be made", e);
    }

    private static NativeFunction link(
            String name, MemoryLayout result, MemoryLayout... arguments) {
        return new NativeFunction(name, FunctionDescriptor.of(result, arguments));
    }
}
