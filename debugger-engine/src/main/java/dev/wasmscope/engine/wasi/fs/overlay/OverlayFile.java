package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Plain;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;

/** A handle to a regular file. */
final class OverlayFile implements OpenFile {
    private final OverlayFileSystem fileSystem;
    private final Tree tree;
    private final Plain node;
    private final OpenMode mode;
    private boolean closed;

    OverlayFile(OverlayFileSystem fileSystem, Plain node, OpenMode mode) {
        this.fileSystem = fileSystem;
        this.tree = fileSystem.tree();
        this.node = node;
        this.mode = mode;
        node.handles++;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws ErrnoException {
        require(mode.read(), Errno.BADF, "read");
        synchronized (fileSystem.lock()) {
            if (!node.owned) {
                return tree.lower().file(node).read(position, buffer, offset, length);
            }
            node.accessed = tree.now();
            return node.contents.read(position, buffer, offset, length);
        }
    }

    @Override
    public int write(long position, byte[] buffer, int offset, int length) throws ErrnoException {
        require(mode.write(), Errno.BADF, "write");
        synchronized (fileSystem.lock()) {
            changing();
            return node.contents.write(position, buffer, offset, length);
        }
    }

    @Override
    public void setSize(long size) throws ErrnoException {
        require(mode.write(), Errno.INVAL, "set size of a file not open for writing");
        synchronized (fileSystem.lock()) {
            changing();
            node.contents.setSize(size);
        }
    }

    private void changing() throws ErrnoException {
        tree.own(node);
        node.written = true;
        node.touchModified(tree.now());
    }

    @Override
    public FileStat stat() throws ErrnoException {
        synchronized (fileSystem.lock()) {
            return tree.stat(node);
        }
    }

    @Override
    public void setTimes(TimeChange accessed, TimeChange modified) throws ErrnoException {
        synchronized (fileSystem.lock()) {
            tree.own(node);
            node.setTimes(accessed, modified, tree.now());
        }
    }

    /** Nothing is to be kept over a crash until it is saved. */
    @Override
    public void sync(boolean dataOnly) {}

    @Override
    public void close() {
        synchronized (fileSystem.lock()) {
            if (!closed) {
                closed = true;
                tree.release(node);
            }
        }
    }

    private void require(boolean allowed, Errno errno, String operation) throws ErrnoException {
        if (closed) {
            throw new ErrnoException(Errno.BADF, "file handle is closed");
        }
        if (!allowed) {
            throw new ErrnoException(errno, operation);
        }
    }
}
