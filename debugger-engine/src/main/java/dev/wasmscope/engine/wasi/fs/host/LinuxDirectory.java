package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileNode;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.Names;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FileType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory held open by the kernel ({@code O_PATH}). */
final class LinuxDirectory implements Directory {
    private final LinuxCalls calls;
    private final int fd;
    private boolean closed;

    private LinuxDirectory(LinuxCalls calls, int fd) {
        this.calls = calls;
        this.fd = fd;
    }

    /** Opens a folder that the user named, through links if need be. */
    static LinuxDirectory openRoot(LinuxCalls calls, String path) throws ErrnoException {
        return new LinuxDirectory(calls, calls.openTrusted(path));
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        return new LinuxDirectory(calls, calls.open(fd(), Names.check(name), calls.flags().walk()));
    }

    @Override
    public @Nullable Directory openDirectories(List<String> names) throws ErrnoException {
        if (!calls.beneath()) {
            return null;
        }
        for (String name : names) {
            Names.check(name);
        }
        String path = String.join("/", names);
        return new LinuxDirectory(calls, calls.open(fd(), path, calls.flags().walk()));
    }

    @Override
    public FileNode open(String name, OpenMode mode) throws ErrnoException {
        int opened = calls.open(fd(), Names.check(name), calls.flags().open(mode));
        try {
            FileStat stat = statOf(opened, "");
            if (stat.type() == FileType.DIRECTORY) {
                // The handle to operate in is another one: it must not depend on read permission.
                Directory directory = new LinuxDirectory(calls, reopen(opened));
                calls.close(opened);
                return directory;
            }
            return new LinuxFile(calls, opened);
        } catch (ErrnoException e) {
            calls.close(opened);
            throw e;
        }
    }

    @Override
    public Directory duplicate() throws ErrnoException {
        return new LinuxDirectory(calls, reopen(fd()));
    }

    @Override
    public FileStat stat() throws ErrnoException {
        return statOf(fd(), "");
    }

    @Override
    public FileStat stat(String name) throws ErrnoException {
        return statOf(fd(), Names.check(name));
    }

    @Override
    public String readLink(String name) throws ErrnoException {
        return calls.readlinkat(fd(), Names.check(name));
    }

    @Override
    public List<DirectoryEntry> list() throws ErrnoException {
        int listing = calls.open(fd(), ".", calls.flags().list());
        try {
            List<DirectoryEntry> entries = new ArrayList<>();
            for (int length = calls.getdents(listing); length > 0; ) {
                LinuxStat.parseEntries(calls.buffer(), length, entries);
                length = calls.getdents(listing);
            }
            return entries;
        } finally {
            calls.close(listing);
        }
    }

    @Override
    public void createDirectory(String name) throws ErrnoException {
        calls.mkdirat(fd(), Names.check(name));
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        calls.unlinkat(fd(), Names.check(name), LinuxFlags.AT_REMOVEDIR);
    }

    @Override
    public void unlink(String name) throws ErrnoException {
        calls.unlinkat(fd(), Names.check(name), 0);
    }

    @Override
    public void symlink(String target, String name) throws ErrnoException {
        calls.symlinkat(target, fd(), Names.check(name));
    }

    @Override
    public void link(String name, Directory to, String newName) throws ErrnoException {
        calls.linkat(fd(), Names.check(name), sameKind(to).fd(), Names.check(newName));
    }

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        calls.renameat(fd(), Names.check(name), sameKind(to).fd(), Names.check(newName));
    }

    @Override
    public void setTimes(String name, TimeChange accessed, TimeChange modified)
            throws ErrnoException {
        calls.utimensat(fd(), Names.check(name), LinuxStat.timespecs(accessed, modified));
    }

    @Override
    public void setTimes(TimeChange accessed, TimeChange modified) throws ErrnoException {
        calls.utimensat(fd(), ".", LinuxStat.timespecs(accessed, modified));
    }

    @Override
    public void sync(boolean dataOnly) throws ErrnoException {
        int readable = calls.open(fd(), ".", calls.flags().list());
        try {
            calls.sync(readable, dataOnly);
        } finally {
            calls.close(readable);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            calls.close(fd);
        }
    }

    /** The kernel reuses numbers: a closed handle must not touch what has the number now. */
    private int fd() throws ErrnoException {
        if (closed) {
            throw new ErrnoException(Errno.BADF, "directory handle is closed");
        }
        return fd;
    }

    /** Permissions of an entry, of a link itself. */
    int permissions(String name) throws ErrnoException {
        calls.statx(fd(), Names.check(name));
        return LinuxStat.permissions(calls.buffer());
    }

    private int reopen(int directory) throws ErrnoException {
        return calls.open(directory, ".", calls.flags().walk());
    }

    private FileStat statOf(int file, String name) throws ErrnoException {
        calls.statx(file, name);
        return LinuxStat.parse(calls.buffer());
    }

    private static LinuxDirectory sameKind(Directory other) throws ErrnoException {
        if (other instanceof LinuxDirectory linux) {
            return linux;
        }
        throw new ErrnoException(Errno.XDEV, "target is on another file system");
    }
}
