package dev.wasmscope.engine.wasi.fs;

import dev.wasmscope.engine.wasi.types.ErrnoException;

/** A file that can be read only. */
final class ReadOnlyFile implements OpenFile {
    private final OpenFile base;

    ReadOnlyFile(OpenFile base) {
        this.base = base;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws ErrnoException {
        return base.read(position, buffer, offset, length);
    }

    @Override
    public int write(long position, byte[] buffer, int offset, int length) throws ErrnoException {
        throw ReadOnlyDirectory.readOnly("write");
    }

    @Override
    public void setSize(long size) throws ErrnoException {
        throw ReadOnlyDirectory.readOnly("set size");
    }

    @Override
    public FileStat stat() throws ErrnoException {
        return base.stat();
    }

    @Override
    public void setTimes(TimeChange accessed, TimeChange modified) throws ErrnoException {
        throw ReadOnlyDirectory.readOnly("set times");
    }

    @Override
    public void sync(boolean dataOnly) throws ErrnoException {
        base.sync(dataOnly);
    }

    @Override
    public void close() {
        base.close();
    }
}
