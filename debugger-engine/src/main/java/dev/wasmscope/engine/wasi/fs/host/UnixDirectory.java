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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory held open by the kernel. */
final class UnixDirectory implements Directory {
    private final UnixCalls calls;
    private final int fd;
    private boolean closed;

    private UnixDirectory(UnixCalls calls, int fd) {
        this.calls = calls;
        this.fd = fd;
    }

    /** Opens a folder that the user named, through links if need be. */
    static UnixDirectory openRoot(UnixCalls calls, String path) throws ErrnoException {
        return new UnixDirectory(calls, calls.openTrusted(path));
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        return new UnixDirectory(calls, calls.open(fd(), Names.check(name), calls.table().walk()));
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
        return new UnixDirectory(calls, calls.open(fd(), path, calls.table().walk()));
    }

    @Override
    public FileNode open(String name, OpenMode mode) throws ErrnoException {
        int opened = calls.open(fd(), Names.check(name), calls.table().open(mode));
        try {
            FileStat stat = statOf(opened, "");
            if (stat.type() == FileType.DIRECTORY) {
                // The handle to operate in is another one: it must not depend on read permission.
                Directory directory = new UnixDirectory(calls, reopen(opened));
                calls.close(opened);
                return directory;
            }
            return new UnixFile(calls, opened);
        } catch (ErrnoException e) {
            calls.close(opened);
            throw e;
        }
    }

    @Override
    public Directory duplicate() throws ErrnoException {
        return new UnixDirectory(calls, reopen(fd()));
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
        int listing = calls.open(fd(), ".", calls.table().list());
        try {
            return calls.list(listing);
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
        calls.unlinkat(fd(), Names.check(name), calls.table().at().removeDirectory());
    }

    @Override
    public void unlink(String name) throws ErrnoException {
        try {
            calls.unlinkat(fd(), Names.check(name), 0);
        } catch (ErrnoException e) {
            // What macOS answers for a directory.
            if (e.errno() == Errno.PERM && stat(name).type() == FileType.DIRECTORY) {
                throw new ErrnoException(Errno.ISDIR, name);
            }
            throw e;
        }
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
        calls.utimensat(
                fd(),
                Names.check(name),
                UnixStat.timespecs(accessed, modified, calls.table().at()));
    }

    @Override
    public void setTimes(TimeChange accessed, TimeChange modified) throws ErrnoException {
        calls.utimensat(fd(), ".", UnixStat.timespecs(accessed, modified, calls.table().at()));
    }

    @Override
    public void sync(boolean dataOnly) throws ErrnoException {
        int readable = calls.open(fd(), ".", calls.table().list());
        try {
            calls.files().sync(readable, dataOnly);
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
        return calls.permissions(fd(), Names.check(name));
    }

    private int reopen(int directory) throws ErrnoException {
        return calls.open(directory, ".", calls.table().walk());
    }

    private FileStat statOf(int file, String name) throws ErrnoException {
        return calls.stat(file, name);
    }

    private static UnixDirectory sameKind(Directory other) throws ErrnoException {
        if (other instanceof UnixDirectory linux) {
            return linux;
        }
        throw new ErrnoException(Errno.XDEV, "target is on another file system");
    }
}
