package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.net.Connection;
import dev.wasmscope.engine.wasi.net.ListeningSocket;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.Rights;
import java.util.List;

/** An open file descriptor: what it stands for, and what may still be done with it. */
final class Descriptor {
    /** What makes sense on a directory. */
    static final long DIRECTORY_RIGHTS =
            Rights.FD_FDSTAT_SET_FLAGS
                    | Rights.FD_SYNC
                    | Rights.FD_DATASYNC
                    | Rights.FD_ADVISE
                    | Rights.PATH_CREATE_DIRECTORY
                    | Rights.PATH_CREATE_FILE
                    | Rights.PATH_LINK_SOURCE
                    | Rights.PATH_LINK_TARGET
                    | Rights.PATH_OPEN
                    | Rights.FD_READDIR
                    | Rights.PATH_READLINK
                    | Rights.PATH_RENAME_SOURCE
                    | Rights.PATH_RENAME_TARGET
                    | Rights.PATH_FILESTAT_GET
                    | Rights.PATH_FILESTAT_SET_SIZE
                    | Rights.PATH_FILESTAT_SET_TIMES
                    | Rights.FD_FILESTAT_GET
                    | Rights.FD_FILESTAT_SET_TIMES
                    | Rights.PATH_SYMLINK
                    | Rights.PATH_REMOVE_DIRECTORY
                    | Rights.PATH_UNLINK_FILE
                    | Rights.POLL_FD_READWRITE;

    /** What makes sense on a file. */
    static final long FILE_RIGHTS =
            Rights.FD_DATASYNC
                    | Rights.FD_READ
                    | Rights.FD_SEEK
                    | Rights.FD_FDSTAT_SET_FLAGS
                    | Rights.FD_SYNC
                    | Rights.FD_TELL
                    | Rights.FD_WRITE
                    | Rights.FD_ADVISE
                    | Rights.FD_ALLOCATE
                    | Rights.FD_FILESTAT_GET
                    | Rights.FD_FILESTAT_SET_SIZE
                    | Rights.FD_FILESTAT_SET_TIMES
                    | Rights.POLL_FD_READWRITE;

    private static final long STREAM_RIGHTS =
            Rights.FD_FDSTAT_SET_FLAGS | Rights.FD_FILESTAT_GET | Rights.POLL_FD_READWRITE;

    /** What makes sense on a connection. */
    static final long CONNECTION_RIGHTS =
            STREAM_RIGHTS | Rights.FD_READ | Rights.FD_WRITE | Rights.SOCK_SHUTDOWN;

    private final Resource resource;
    private final String name;
    private final String location;
    private long rights;
    private long inheriting;
    private int flags;
    private long position;
    private List<DirectoryEntry> listing = List.of();

    /**
     * @param name what people call it in a trace, from the guest's point of view
     * @param location where it is on the host, for people
     */
    Descriptor(Resource resource, String name, String location, long rights, long inheriting) {
        this.resource = resource;
        this.name = name;
        this.location = location;
        this.rights = rights;
        this.inheriting = inheriting;
    }

    static Descriptor input(InputSource source) {
        return new Descriptor(
                new Resource.Input(source), "stdin", "", STREAM_RIGHTS | Rights.FD_READ, 0);
    }

    static Descriptor output(OutputSink sink, String name) {
        return new Descriptor(
                new Resource.Output(sink), name, "", STREAM_RIGHTS | Rights.FD_WRITE, 0);
    }

    /** A socket that waits for connections; what it inherits to them. */
    static Descriptor listener(ListeningSocket socket) {
        return new Descriptor(
                new Resource.Listener(socket),
                socket.name(),
                "",
                STREAM_RIGHTS | Rights.SOCK_ACCEPT,
                CONNECTION_RIGHTS);
    }

    /** A connection accepted on this socket. */
    Descriptor accepted(Connection connection) {
        return new Descriptor(
                new Resource.Stream(connection), connection.name(), "", inheriting, 0);
    }

    /** A path below a directory, for people: nothing is resolved. */
    static String join(String directory, String path) {
        String below = path.startsWith("./") ? path.substring(2) : path;
        if (below.isEmpty() || below.equals(".")) {
            return directory;
        }
        return directory.endsWith("/") ? directory + below : directory + "/" + below;
    }

    Resource resource() {
        return resource;
    }

    String name() {
        return name;
    }

    String location() {
        return location;
    }

    long rights() {
        return rights;
    }

    long inheriting() {
        return inheriting;
    }

    /** Takes rights away; {@code notcapable} if the new ones are not among the old. */
    void shrink(long newRights, long newInheriting) throws ErrnoException {
        if ((newRights & ~rights) != 0 || (newInheriting & ~inheriting) != 0) {
            throw new ErrnoException(Errno.NOTCAPABLE, "rights can only shrink");
        }
        rights = newRights;
        inheriting = newInheriting;
    }

    /** Refuses with {@code notcapable} if one of {@code needed} is missing. */
    void require(long needed) throws ErrnoException {
        if ((rights & needed) != needed) {
            throw new ErrnoException(
                    Errno.NOTCAPABLE, name + " lacks " + Rights.NAMES.decode(needed & ~rights));
        }
    }

    int flags() {
        return flags;
    }

    void flags(int newFlags) {
        flags = newFlags;
    }

    boolean hasFlag(int flag) {
        return (flags & flag) != 0;
    }

    /** Current offset of a file. */
    long position() {
        return position;
    }

    void position(long newPosition) {
        position = newPosition;
    }

    /** The listing that directory cookies refer to. */
    List<DirectoryEntry> listing() {
        return listing;
    }

    void listing(List<DirectoryEntry> entries) {
        listing = entries;
    }
}
