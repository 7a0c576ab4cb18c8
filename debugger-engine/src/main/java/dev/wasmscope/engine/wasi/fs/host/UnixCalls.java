package dev.wasmscope.engine.wasi.fs.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The system calls of Linux and macOS that a sandboxed file system needs, through libc. Each call
 * repeats after {@code EINTR} and turns a failure into an {@link ErrnoException}.
 *
 * <p>Names cross as UTF-8. One object may be used by one thread at a time: it owns the buffer that
 * file contents pass through.
 */
final class UnixCalls {
    /** Bytes that one read, write or listing moves at most. */
    static final int BUFFER_SIZE = 1 << 16;

    private static final int AT_EMPTY_PATH = 0x1000;

    private final UnixTable table;
    private final boolean beneath;
    private final CallBuffers buffers;
    private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_SIZE);

    /** {@code struct open_how}: flags, mode, resolve. */
    private final MemorySegment how = Arena.ofAuto().allocate(JAVA_LONG, 3);

    /** Where a listing goes on, which the system keeps with the descriptor as well. */
    private final MemorySegment base = Arena.ofAuto().allocate(JAVA_LONG);

    private final MemorySegment state;
    private final UnixFileCalls files;
    private final NativeFunction syscall;
    private final NativeFunction openat;
    private final NativeFunction close;
    private final NativeFunction listing;
    private final NativeFunction statx;
    private final NativeFunction fstat;
    private final NativeFunction fstatat;
    private final NativeFunction utimensat;
    private final NativeFunction mkdirat;
    private final NativeFunction unlinkat;
    private final NativeFunction symlinkat;
    private final NativeFunction readlinkat;
    private final NativeFunction linkat;
    private final NativeFunction renameat;

    private UnixCalls(UnixTable table, boolean wantsBeneath) {
        this.table = table;
        buffers = new CallBuffers(table.names().statx());
        state = buffers.state();
        syscall =
                new NativeFunction(
                        table.openat2() == 0 ? "" : "syscall",
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG),
                        Linker.Option.firstVariadicArg(1));
        openat =
                new NativeFunction(
                        "openat",
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
                        Linker.Option.firstVariadicArg(3));
        close = link("close", JAVA_INT, JAVA_INT);
        // The fourth argument, where the position goes, is macOS's; Linux does not look at it.
        listing = link(table.names().listing(), JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS);
        String ifStatx = table.names().statx() ? "statx" : "";
        statx = link(ifStatx, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
        fstat = link(table.names().fstat(), JAVA_INT, JAVA_INT, ADDRESS);
        fstatat = link(table.names().fstatat(), JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
        utimensat = link("utimensat", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
        mkdirat = link("mkdirat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
        unlinkat = link("unlinkat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
        symlinkat = link("symlinkat", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
        readlinkat = link("readlinkat", JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
        linkat = link("linkat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
        renameat = link("renameat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
        files = new UnixFileCalls(table, buffers, buffer);
        beneath = wantsBeneath && table.openat2() != 0 && hasOpenat2();
    }

    /**
     * The calls of this machine; empty elsewhere, on an old libc, or without native access.
     *
     * @param beneath whether to open with {@code openat2} where the kernel has it and lets us
     */
    static Optional<UnixCalls> load(boolean beneath) {
        try {
            Optional<UnixCalls> calls =
                    UnixTable.ofThisMachine().map(table -> new UnixCalls(table, beneath));
            // Linking one shows whether native access is allowed.
            calls.filter(linux -> !linux.beneath).ifPresent(linux -> linux.openat.handle());
            return calls;
        } catch (IllegalCallerException
                | NoSuchElementException
                | UnsupportedOperationException notHere) {
            return Optional.empty();
        }
    }

    /** The calls on what is open. */
    UnixFileCalls files() {
        return files;
    }

    UnixTable table() {
        return table;
    }

    /** Whether opens are {@code openat2(RESOLVE_BENEATH)}. */
    boolean beneath() {
        return beneath;
    }

    /** An old kernel answers {@code ENOSYS}, a sandbox around us often {@code EPERM}. */
    private boolean hasOpenat2() {
        try {
            close(
                    openat2(
                            table.at().workingDirectory(),
                            ".",
                            table.walkFollowing(),
                            UnixTable.RESOLVE));
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
                ? openat2(directory, path, openFlags, UnixTable.RESOLVE)
                : openat(directory, path, openFlags);
    }

    /** Opens a folder that the user named, through links if need be. */
    int openTrusted(String path) throws ErrnoException {
        return beneath
                ? openat2(table.at().workingDirectory(), path, table.walkFollowing(), 0)
                : openat(table.at().workingDirectory(), path, table.walkFollowing());
    }

    private int openat2(int directory, String path, int openFlags, long resolve)
            throws ErrnoException {
        how.setAtIndex(JAVA_LONG, 0, openFlags);
        how.setAtIndex(JAVA_LONG, 1, table.creates(openFlags) ? 0666 : 0);
        how.setAtIndex(JAVA_LONG, 2, resolve);
        return (int)
                call(
                        path,
                        () ->
                                (long)
                                        syscall.handle()
                                                .invokeExact(
                                                        state,
                                                        table.openat2(),
                                                        directory,
                                                        first(path),
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
                                                        first(name),
                                                        openFlags,
                                                        0666));
    }

    /** Closes a descriptor; there is nothing to be done about an error. */
    void close(int fd) {
        try {
            int ignored = (int) close.handle().invokeExact(state, fd);
        } catch (Throwable e) {
            throw CallBuffers.unexpected(e);
        }
    }

    /** All entries of a directory that is open for reading, without dots. */
    List<DirectoryEntry> list(int fd) throws ErrnoException {
        List<DirectoryEntry> entries = new ArrayList<>();
        for (int length = records(fd); length > 0; length = records(fd)) {
            UnixStat.parseEntries(buffer, length, table.entry(), entries);
        }
        return entries;
    }

    /** Fills {@link #buffer} with the next directory records and gives their length. */
    private int records(int fd) throws ErrnoException {
        return (int)
                call(
                        "list",
                        () ->
                                (long)
                                        listing.handle()
                                                .invokeExact(
                                                        state,
                                                        fd,
                                                        buffer,
                                                        (long) BUFFER_SIZE,
                                                        base));
    }

    /** Fills {@link #buffer} with attributes; an empty name means {@code fd} itself. */
    private void attributes(int fd, String name) throws ErrnoException {
        int noFollow = table.at().noFollow();
        if (table.names().statx()) {
            call(
                    name,
                    () ->
                            (int)
                                    statx.handle()
                                            .invokeExact(
                                                    state,
                                                    fd,
                                                    first(name),
                                                    noFollow | AT_EMPTY_PATH,
                                                    UnixStat.BASIC,
                                                    buffer));
        } else if (name.isEmpty()) {
            call("stat", () -> (int) fstat.handle().invokeExact(state, fd, buffer));
        } else {
            call(
                    name,
                    () ->
                            (int)
                                    fstatat.handle()
                                            .invokeExact(state, fd, first(name), buffer, noFollow));
        }
    }

    /** Attributes of an entry, of a link itself; an empty name means {@code fd}. */
    FileStat stat(int fd, String name) throws ErrnoException {
        attributes(fd, name);
        return UnixStat.parse(buffer, table.stat());
    }

    /** Permissions of an entry. */
    int permissions(int fd, String name) throws ErrnoException {
        attributes(fd, name);
        return UnixStat.permissions(buffer, table.stat());
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
                                                first(name),
                                                buffers.filled(times),
                                                table.at().noFollow()));
    }

    void mkdirat(int directory, String name) throws ErrnoException {
        call(name, () -> (int) mkdirat.handle().invokeExact(state, directory, first(name), 0777));
    }

    void unlinkat(int directory, String name, int unlinkFlags) throws ErrnoException {
        call(
                name,
                () ->
                        (int)
                                unlinkat.handle()
                                        .invokeExact(state, directory, first(name), unlinkFlags));
    }

    void symlinkat(String target, int directory, String name) throws ErrnoException {
        call(
                name,
                () ->
                        (int)
                                symlinkat
                                        .handle()
                                        .invokeExact(
                                                state, second(target), directory, first(name)));
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
                                                                first(name),
                                                                buffer,
                                                                (long) BUFFER_SIZE));
        return UnixStat.text(buffer, 0, length);
    }

    void linkat(int from, String name, int to, String newName) throws ErrnoException {
        call(
                newName,
                () ->
                        (int)
                                linkat.handle()
                                        .invokeExact(
                                                state, from, first(name), to, second(newName), 0));
    }

    void renameat(int from, String name, int to, String newName) throws ErrnoException {
        call(
                newName,
                () ->
                        (int)
                                renameat.handle()
                                        .invokeExact(
                                                state, from, first(name), to, second(newName)));
    }

    private MemorySegment first(String name) throws ErrnoException {
        return buffers.first(name);
    }

    private MemorySegment second(String name) throws ErrnoException {
        return buffers.second(name);
    }

    private long call(String what, CallBuffers.Call body) throws ErrnoException {
        return buffers.call(what, body);
    }

    static NativeFunction link(String name, MemoryLayout result, MemoryLayout... arguments) {
        return new NativeFunction(name, FunctionDescriptor.of(result, arguments));
    }
}
