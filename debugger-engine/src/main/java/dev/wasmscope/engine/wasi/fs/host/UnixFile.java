package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;

/** A file held open by the kernel. */
final class UnixFile implements OpenFile {
    private final UnixCalls calls;
    private final int fd;
    private boolean closed;

    UnixFile(UnixCalls calls, int fd) {
        this.calls = calls;
        this.fd = fd;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws ErrnoException {
        return calls.files().pread(fd(), position, buffer, offset, length);
    }

    @Override
    public int write(long position, byte[] buffer, int offset, int length) throws ErrnoException {
        return calls.files().pwrite(fd(), position, buffer, offset, length);
    }

    @Override
    public void setSize(long size) throws ErrnoException {
        calls.files().ftruncate(fd(), size);
    }

    @Override
    public FileStat stat() throws ErrnoException {
        return calls.stat(fd(), "");
    }

    @Override
    public void setTimes(TimeChange accessed, TimeChange modified) throws ErrnoException {
        calls.files().futimens(fd(), UnixStat.timespecs(accessed, modified, calls.table().at()));
    }

    @Override
    public void sync(boolean dataOnly) throws ErrnoException {
        calls.files().sync(fd(), dataOnly);
    }

    @Override
    public void takePermissions(Directory holder, String name) throws ErrnoException {
        if (holder instanceof UnixDirectory linux) {
            calls.files().fchmod(fd(), linux.permissions(name));
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            calls.close(fd);
        }
    }

    private int fd() throws ErrnoException {
        if (closed) {
            throw new ErrnoException(Errno.BADF, "file handle is closed");
        }
        return fd;
    }
}
