package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileNode;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.Names;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Folder;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.List;

/** A handle to a directory: one operation at a time, under the file system's lock. */
final class OverlayDirectory implements Directory {
    private final OverlayFileSystem fileSystem;
    private final DirectoryOperations operations;
    private final Folder node;
    private boolean closed;

    OverlayDirectory(OverlayFileSystem fileSystem, Folder node) {
        this.fileSystem = fileSystem;
        this.operations = new DirectoryOperations(fileSystem, node);
        this.node = node;
        node.handles++;
    }

    private interface Operation<T> {
        T run() throws ErrnoException;
    }

    private interface Change {
        void run() throws ErrnoException;
    }

    private <T> T locked(Operation<T> operation) throws ErrnoException {
        synchronized (fileSystem.lock()) {
            if (closed) {
                throw new ErrnoException(Errno.BADF, "directory handle is closed");
            }
            return operation.run();
        }
    }

    /** An operation on one name; what it looked at is forgotten unless it changed. */
    private <T> T on(String name, Operation<T> operation) throws ErrnoException {
        Names.check(name);
        return locked(
                () -> {
                    try {
                        return operation.run();
                    } finally {
                        operations.tidy(name);
                    }
                });
    }

    private void change(String name, Change change) throws ErrnoException {
        on(
                name,
                () -> {
                    change.run();
                    return name;
                });
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        return on(name, () -> operations.openDirectory(name));
    }

    @Override
    public FileNode open(String name, OpenMode mode) throws ErrnoException {
        return on(name, () -> operations.open(name, mode));
    }

    @Override
    public Directory duplicate() throws ErrnoException {
        return locked(() -> new OverlayDirectory(fileSystem, node));
    }

    @Override
    public FileStat stat() throws ErrnoException {
        return locked(() -> fileSystem.tree().stat(node));
    }

    @Override
    public FileStat stat(String name) throws ErrnoException {
        Names.check(name);
        return locked(() -> fileSystem.tree().stat(node, name));
    }

    @Override
    public String readLink(String name) throws ErrnoException {
        return on(name, () -> operations.readLink(name));
    }

    @Override
    public List<DirectoryEntry> list() throws ErrnoException {
        return locked(operations::list);
    }

    @Override
    public void createDirectory(String name) throws ErrnoException {
        change(name, () -> operations.createDirectory(name));
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        change(name, () -> operations.removeDirectory(name));
    }

    @Override
    public void unlink(String name) throws ErrnoException {
        change(name, () -> operations.unlink(name));
    }

    @Override
    public void symlink(String target, String name) throws ErrnoException {
        change(name, () -> operations.symlink(target, name));
    }

    @Override
    public void link(String name, Directory to, String newName) throws ErrnoException {
        DirectoryOperations target = sameKind(to).operations;
        Names.check(newName);
        change(
                name,
                () -> {
                    try {
                        operations.link(name, target, newName);
                    } finally {
                        target.tidy(newName);
                    }
                });
    }

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        DirectoryOperations target = sameKind(to).operations;
        Names.check(newName);
        change(
                name,
                () -> {
                    try {
                        operations.rename(name, target, newName);
                    } finally {
                        target.tidy(newName);
                    }
                });
    }

    @Override
    public void setTimes(String name, TimeChange accessed, TimeChange modified)
            throws ErrnoException {
        change(name, () -> operations.setTimes(name, accessed, modified));
    }

    @Override
    public void setTimes(TimeChange accessed, TimeChange modified) throws ErrnoException {
        locked(
                () -> {
                    fileSystem.tree().own(node);
                    node.setTimes(accessed, modified, fileSystem.tree().now());
                    return node;
                });
    }

    /** Nothing is to be kept over a crash until it is saved. */
    @Override
    public void sync(boolean dataOnly) {}

    @Override
    public void close() {
        synchronized (fileSystem.lock()) {
            if (!closed) {
                closed = true;
                fileSystem.tree().release(node);
            }
        }
    }

    private OverlayDirectory sameKind(Directory other) throws ErrnoException {
        if (other instanceof OverlayDirectory overlay && overlay.fileSystem == fileSystem) {
            return overlay;
        }
        throw new ErrnoException(Errno.XDEV, "target is on another file system");
    }
}
