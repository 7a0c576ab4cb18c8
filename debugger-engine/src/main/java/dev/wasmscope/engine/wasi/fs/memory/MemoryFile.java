package dev.wasmscope.engine.wasi.fs.memory;

import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;

/** A handle to a regular file in memory. */
final class MemoryFile implements OpenFile {
    private final MemoryFileSystem fileSystem;
    private final MemoryNode.Plain node;
    private final OpenMode mode;
    private boolean closed;

    MemoryFile(MemoryFileSystem fileSystem, MemoryNode.Plain node, OpenMode mode) {
        this.fileSystem = fileSystem;
        this.node = node;
        this.mode = mode;
        node.openHandles++;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws ErrnoException {
        require(mode.read(), "read");
        node.accessed = fileSystem.now();
        return node.contents.read(position, buffer, offset, length);
    }

    @Override
    public int write(long position, byte[] buffer, int offset, int length) throws ErrnoException {
        require(mode.write(), "write");
        node.touchModified(fileSystem.now());
        return node.contents.write(position, buffer, offset, length);
    }

    @Override
    public void setSize(long size) throws ErrnoException {
        if (!mode.write()) {
            throw new ErrnoException(Errno.INVAL, "set size of a file not open for writing");
        }
        node.contents.setSize(size);
        node.touchModified(fileSystem.now());
    }

    @Override
    public FileStat stat() {
        return node.stat();
    }

    @Override
    public void setTimes(TimeChange accessed, TimeChange modified) {
        node.setTimes(accessed, modified, fileSystem.now());
    }

    @Override
    public void sync(boolean dataOnly) {}

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            node.openHandles--;
            node.releaseIfUnused();
        }
    }

    private static void require(boolean allowed, String operation) throws ErrnoException {
        if (!allowed) {
            throw new ErrnoException(Errno.BADF, operation);
        }
    }
}
