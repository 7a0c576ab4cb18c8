package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.WasiFileSystem;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A folder of this machine. */
public final class HostFileSystem implements WasiFileSystem {
    /** How paths are kept in the folder, the best first. */
    public enum Way {
        /** System calls on open directories; the kernel itself refuses to leave them. */
        OPENAT2,
        /** System calls on open directories, one name at a time, never following a link. */
        OPENAT,
        /** The JDK's secure directory streams: open directories as well, without native access. */
        SECURE_STREAM,
        /**
         * Paths, checked before each operation. Another process with access to the folder can swap
         * a directory between check and operation.
         */
        CHECKED_PATH
    }

    private final Path folder;
    private final Way way;
    private final @Nullable UnixCalls linux;

    private HostFileSystem(Path folder, Way way, @Nullable UnixCalls linux) {
        this.folder = folder;
        this.way = way;
        this.linux = linux;
    }

    /**
     * The best way that this machine offers.
     *
     * @param folder trusted: links in it are followed
     */
    public static HostFileSystem of(Path folder) {
        for (Way way : Way.values()) {
            Optional<HostFileSystem> found = of(folder, way);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalStateException("there is always the last way");
    }

    /**
     * A certain way; empty if this machine does not have it.
     *
     * @param folder trusted: links in it are followed
     */
    public static Optional<HostFileSystem> of(Path folder, Way way) {
        Path absolute = folder.toAbsolutePath();
        return switch (way) {
            case OPENAT2 ->
                    UnixCalls.load(true)
                            .filter(UnixCalls::beneath)
                            .map(calls -> new HostFileSystem(absolute, way, calls));
            case OPENAT ->
                    UnixCalls.load(false).map(calls -> new HostFileSystem(absolute, way, calls));
            case SECURE_STREAM ->
                    HeldPlace.available(absolute)
                            ? Optional.of(new HostFileSystem(absolute, way, null))
                            : Optional.empty();
            case CHECKED_PATH -> Optional.of(new HostFileSystem(absolute, way, null));
        };
    }

    /** Which way it is. */
    public Way way() {
        return way;
    }

    /** Whether operations are safe against other processes that swap directories for links. */
    public boolean holdsDirectories() {
        return way != Way.CHECKED_PATH;
    }

    @Override
    public Directory openRoot() throws ErrnoException {
        if (linux != null) {
            return UnixDirectory.openRoot(linux, folder.toString());
        }
        return NioDirectory.openRoot(folder, way == Way.SECURE_STREAM);
    }

    @Override
    public String describe() {
        return folder.toString();
    }
}
