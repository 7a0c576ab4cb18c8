package dev.wasmscope.engine.wasi.fs;

import dev.wasmscope.engine.wasi.types.ErrnoException;

/**
 * Another file system with every change refused ({@code rofs}), whichever call it comes through.
 */
public final class ReadOnlyFileSystem implements WasiFileSystem {
    private final WasiFileSystem base;

    /** A read-only view; closing it closes {@code base}. */
    public ReadOnlyFileSystem(WasiFileSystem base) {
        this.base = base;
    }

    @Override
    public Directory openRoot() throws ErrnoException {
        return new ReadOnlyDirectory(base.openRoot());
    }

    @Override
    public String describe() {
        return base.describe() + " (read-only)";
    }

    @Override
    public void close() {
        base.close();
    }
}
