package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.fs.ReadOnlyFileSystem;
import dev.wasmscope.engine.wasi.fs.WasiFileSystem;

/**
 * A directory that is open when the guest starts.
 *
 * @param guestPath the name the guest knows it by, for example {@code /data} or {@code .}
 * @param fileSystem its top directory is what the guest gets
 */
public record Preopen(String guestPath, WasiFileSystem fileSystem) {
    /** The same with every change refused. */
    public Preopen readOnly() {
        return new Preopen(guestPath, new ReadOnlyFileSystem(fileSystem));
    }
}
