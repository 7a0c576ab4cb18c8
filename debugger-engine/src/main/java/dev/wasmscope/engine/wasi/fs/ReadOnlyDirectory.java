package dev.wasmscope.engine.wasi.fs;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory that can be looked at only. It is never unwrapped: as the target of a link or rename
 * from elsewhere it is "another file system", and it is not the source of a link either, since a
 * second name under a writable directory would make the file writable.
 */
final class ReadOnlyDirectory implements Directory {
    private final Directory base;

    ReadOnlyDirectory(Directory base) {
        this.base = base;
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        return new ReadOnlyDirectory(base.openDirectory(name));
    }

    @Override
    public @Nullable Directory openDirectories(List<String> names) throws ErrnoException {
        Directory opened = base.openDirectories(names);
        return opened == null ? null : new ReadOnlyDirectory(opened);
    }

    @Override
    public FileNode open(String name, OpenMode mode) throws ErrnoException {
        if (mode.changes()) {
            refuseChange(name, mode);
        }
        FileNode node =
                base.open(name, new OpenMode(true, false, false, false, false, mode.directory()));
        return node instanceof Directory directory
                ? new ReadOnlyDirectory(directory)
                : new ReadOnlyFile((OpenFile) node);
    }

    /** Creating a file that is there already is an open, and an error as such may come first. */
    private void refuseChange(String name, OpenMode mode) throws ErrnoException {
        FileStat existing;
        try {
            existing = base.stat(name);
        } catch (ErrnoException e) {
            throw e.errno() == Errno.NOENT && mode.create() ? readOnly(name) : e;
        }
        if (mode.create() && mode.exclusive()) {
            throw new ErrnoException(Errno.EXIST, name);
        }
        if (mode.write() || mode.truncate()) {
            throw switch (existing.type()) {
                case DIRECTORY -> new ErrnoException(Errno.ISDIR, name);
                case SYMBOLIC_LINK -> new ErrnoException(Errno.LOOP, name);
                default -> readOnly(name);
            };
        }
    }

    @Override
    public Directory duplicate() throws ErrnoException {
        return new ReadOnlyDirectory(base.duplicate());
    }

    @Override
    public FileStat stat() throws ErrnoException {
        return base.stat();
    }

    @Override
    public FileStat stat(String name) throws ErrnoException {
        return base.stat(name);
    }

    @Override
    public String readLink(String name) throws ErrnoException {
        return base.readLink(name);
    }

    @Override
    public List<DirectoryEntry> list() throws ErrnoException {
        return base.list();
    }

    @Override
    public void createDirectory(String name) throws ErrnoException {
        throw readOnly(name);
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        throw readOnly(name);
    }

    @Override
    public void unlink(String name) throws ErrnoException {
        throw readOnly(name);
    }

    @Override
    public void symlink(String target, String name) throws ErrnoException {
        throw readOnly(name);
    }

    @Override
    public void link(String name, Directory to, String newName) throws ErrnoException {
        throw readOnly(name);
    }

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        throw readOnly(name);
    }

    @Override
    public void setTimes(String name, TimeChange accessed, TimeChange modified)
            throws ErrnoException {
        throw readOnly(name);
    }

    @Override
    public void setTimes(TimeChange accessed, TimeChange modified) throws ErrnoException {
        throw readOnly("set times");
    }

    @Override
    public void sync(boolean dataOnly) throws ErrnoException {
        base.sync(dataOnly);
    }

    @Override
    public void close() {
        base.close();
    }

    static ErrnoException readOnly(String what) {
        return new ErrnoException(Errno.ROFS, what);
    }
}
