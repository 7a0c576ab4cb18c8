package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.host.HandleNames;
import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The open file descriptors; the lowest free number is given out next, as POSIX does. */
final class FdTable {
    /** Most descriptors that may be open at a time. */
    static final int LIMIT = 4096;

    /** Most connections that may be open at a time; each holds a buffer. */
    static final int CONNECTION_LIMIT = 256;

    private final Map<Integer, Descriptor> descriptors = new HashMap<>();
    private final BitSet used = new BitSet();
    private final HandleNames names = new HandleNames();

    /** Gives a descriptor a number; {@code mfile} (and the resource closed) when all are taken. */
    int add(Descriptor descriptor) throws ErrnoException {
        int fd = used.nextClearBit(0);
        if (fd >= LIMIT) {
            descriptor.resource().close();
            throw new ErrnoException(Errno.MFILE, "open descriptors");
        }
        put(fd, descriptor);
        return fd;
    }

    /** Whether {@link #add} would succeed. */
    boolean full() {
        return used.cardinality() >= LIMIT;
    }

    /** What people call the open descriptors; kept up to date. */
    HandleNames names() {
        return names;
    }

    /** Connections that are open. */
    long connections() {
        return descriptors.values().stream()
                .filter(descriptor -> descriptor.resource() instanceof Resource.Stream)
                .count();
    }

    /** What the guest's number stands for, if anything. */
    Optional<Descriptor> find(int fd) {
        return Optional.ofNullable(descriptors.get(fd));
    }

    /** The descriptor; {@code badf} if there is none. */
    Descriptor get(int fd) throws ErrnoException {
        Descriptor descriptor = descriptors.get(fd);
        if (descriptor == null) {
            throw new ErrnoException(Errno.BADF, "fd " + Integer.toUnsignedString(fd));
        }
        return descriptor;
    }

    /** The descriptor of a directory; {@code notdir}, or {@code notcapable} without the rights. */
    Descriptor folder(int fd, long rights) throws ErrnoException {
        Descriptor descriptor = get(fd);
        if (!(descriptor.resource() instanceof Resource.Folder)) {
            throw new ErrnoException(Errno.NOTDIR, descriptor.name());
        }
        descriptor.require(rights);
        return descriptor;
    }

    /**
     * The file behind a descriptor.
     *
     * @param ifFolder the error for a directory; a stream or socket gives {@code spipe}
     */
    static OpenFile file(Descriptor descriptor, Errno ifFolder) throws ErrnoException {
        return switch (descriptor.resource()) {
            case Resource.File file -> file.file();
            case Resource.Folder ignored -> throw new ErrnoException(ifFolder, descriptor.name());
            case Resource.Input ignored -> throw new ErrnoException(Errno.SPIPE, descriptor.name());
            case Resource.Output ignored ->
                    throw new ErrnoException(Errno.SPIPE, descriptor.name());
            case Resource.Listener ignored ->
                    throw new ErrnoException(Errno.SPIPE, descriptor.name());
            case Resource.Stream ignored ->
                    throw new ErrnoException(Errno.SPIPE, descriptor.name());
        };
    }

    void close(int fd) throws ErrnoException {
        get(fd).resource().close();
        remove(fd);
    }

    /**
     * Moves {@code from} to {@code to}, which must be open and is closed; {@code badf} otherwise.
     */
    void renumber(int from, int to) throws ErrnoException {
        Descriptor moved = get(from);
        get(to);
        if (from != to) {
            close(to);
            put(to, moved);
            remove(from);
        }
    }

    void closeAll() {
        descriptors.values().forEach(descriptor -> descriptor.resource().close());
        descriptors.clear();
        used.clear();
    }

    private void put(int fd, Descriptor descriptor) {
        descriptors.put(fd, descriptor);
        used.set(fd);
        names.put(fd, new HandleNames.Name(descriptor.name(), descriptor.location()));
    }

    private void remove(int fd) {
        descriptors.remove(fd);
        used.clear(fd);
        names.remove(fd);
    }
}
