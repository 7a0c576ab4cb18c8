package dev.wasmscope.engine.wasi.fs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wasmscope.engine.wasi.fs.host.HostFileSystem;
import dev.wasmscope.engine.wasi.fs.host.HostFileSystem.Way;
import dev.wasmscope.engine.wasi.fs.memory.MemoryFileSystem;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayFileSystem;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The implementations that one contract holds for. */
public enum FileSystems {
    MEMORY(null),
    /** The kernel keeps paths in the folder. */
    HOST(Way.OPENAT2),
    /** As on a kernel without {@code openat2}. */
    WALK(Way.OPENAT),
    /** As where native access is denied. */
    SECURE(Way.SECURE_STREAM),
    /** As on Windows. */
    PORTABLE(Way.CHECKED_PATH),
    /** Copy-on-write over {@link #HOST}, which must stay as it is. */
    OVERLAY(Way.OPENAT2);

    private final @Nullable Way way;

    FileSystems(@Nullable Way way) {
        this.way = way;
    }

    /** Whether what a guest writes is in the folder at once. */
    public boolean isFolder() {
        return this != MEMORY && this != OVERLAY;
    }

    /** An empty file system; the real ones live in {@code folder}. */
    public WasiFileSystem in(Path folder) throws ErrnoException {
        if (way == null) {
            return new MemoryFileSystem(() -> 1_700_000_000_000_000_000L);
        }
        Optional<HostFileSystem> host = HostFileSystem.of(folder, way);
        assumeTrue(host.isPresent(), () -> "skipped: this machine does not have " + way);
        return this == OVERLAY
                ? new OverlayFileSystem(
                        host.orElseThrow(), () -> System.currentTimeMillis() * 1_000_000)
                : host.orElseThrow();
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
