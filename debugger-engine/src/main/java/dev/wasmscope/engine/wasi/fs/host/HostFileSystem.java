package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.WasiFileSystem;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A folder of this machine. */
public final class HostFileSystem implements WasiFileSystem {
    private final Path folder;
    private final @Nullable LinuxCalls linux;

    private HostFileSystem(Path folder, @Nullable LinuxCalls linux) {
        this.folder = folder;
        this.linux = linux;
    }

    /**
     * The best implementation this machine offers.
     *
     * @param folder trusted: links in it are followed
     */
    public static HostFileSystem of(Path folder) {
        Optional<LinuxCalls> calls = LinuxCalls.load();
        return new HostFileSystem(folder.toAbsolutePath(), calls.orElse(null));
    }

    /** The implementation on {@code java.nio.file}, which works everywhere. */
    public static HostFileSystem portable(Path folder) {
        return new HostFileSystem(folder.toAbsolutePath(), null);
    }

    /** Whether operations are system calls on open directories, safe against other processes. */
    public boolean usesSystemCalls() {
        return linux != null;
    }

    @Override
    public Directory openRoot() throws ErrnoException {
        if (linux != null) {
            return LinuxDirectory.openRoot(linux, folder.toString());
        }
        return NioDirectory.openRoot(folder);
    }

    @Override
    public String describe() {
        return folder.toString();
    }
}
