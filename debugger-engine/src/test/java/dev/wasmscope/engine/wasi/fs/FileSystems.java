package dev.wasmscope.engine.wasi.fs;

import dev.wasmscope.engine.wasi.fs.host.HostFileSystem;
import dev.wasmscope.engine.wasi.fs.memory.MemoryFileSystem;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayFileSystem;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.IOException;
import java.nio.file.Path;

/** The implementations that one contract holds for. */
public enum FileSystems {
    MEMORY,
    /** System calls where the machine has them. */
    HOST,
    PORTABLE,
    /** Copy-on-write over {@link #HOST}, which must stay as it is. */
    OVERLAY;

    /** An empty file system; the real ones live in {@code folder}. */
    public WasiFileSystem in(Path folder) throws ErrnoException {
        return switch (this) {
            case MEMORY -> new MemoryFileSystem(() -> 1_700_000_000_000_000_000L);
            case HOST -> HostFileSystem.of(folder);
            case PORTABLE -> HostFileSystem.portable(folder);
            case OVERLAY ->
                    new OverlayFileSystem(
                            HostFileSystem.of(folder),
                            () -> System.currentTimeMillis() * 1_000_000);
        };
    }

    /** A file system with the contents of {@code folder}; the real ones are that folder. */
    public WasiFileSystem holding(Path folder) throws IOException, ErrnoException {
        WasiFileSystem fileSystem = in(folder);
        if (this == MEMORY) {
            try (Directory root = fileSystem.openRoot()) {
                Trees.copy(folder, root);
            }
        }
        return fileSystem;
    }
}
