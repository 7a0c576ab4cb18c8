package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.net.ListeningSocket;
import dev.wasmscope.engine.wasi.net.Readiness;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the functions of one guest share. Used on the guest's thread only. */
final class WasiState {
    /** Bytes that are moved at a time. */
    static final int CHUNK = 1 << 16;

    private final WasiOptions options;
    private final FdTable fds = new FdTable();
    private final byte[] chunk = new byte[CHUNK];
    private @Nullable Readiness readiness;

    /**
     * Opens the streams and the preopened directories. The sockets come after these: libraries look
     * for directories from descriptor 3 on until one is none.
     */
    WasiState(WasiOptions options) throws ErrnoException {
        this.options = options;
        fds.add(Descriptor.input(options.stdin()));
        fds.add(Descriptor.output(options.stdout(), "stdout"));
        fds.add(Descriptor.output(options.stderr(), "stderr"));
        try {
            for (Preopen preopen : options.preopens()) {
                fds.add(open(preopen));
            }
            for (ListeningSocket socket : options.listeners()) {
                fds.add(Descriptor.listener(socket));
            }
        } catch (ErrnoException e) {
            close();
            options.listeners().forEach(ListeningSocket::close);
            throw e;
        }
    }

    private static Descriptor open(Preopen preopen) throws ErrnoException {
        Directory root = preopen.fileSystem().openRoot();
        return new Descriptor(
                new Resource.Folder(root, Optional.of(preopen.guestPath())),
                preopen.guestPath(),
                preopen.fileSystem().describe(),
                Descriptor.DIRECTORY_RIGHTS,
                Descriptor.DIRECTORY_RIGHTS | Descriptor.FILE_RIGHTS);
    }

    WasiOptions options() {
        return options;
    }

    FdTable fds() {
        return fds;
    }

    /** Where to wait for sockets. */
    Readiness readiness() {
        if (readiness == null) {
            readiness = new Readiness();
        }
        return readiness;
    }

    /** Closes everything. */
    void close() {
        fds.closeAll();
        if (readiness != null) {
            readiness.close();
        }
    }

    /** A buffer of {@link #CHUNK} bytes for whoever is being called. */
    byte[] chunk() {
        return chunk;
    }
}
