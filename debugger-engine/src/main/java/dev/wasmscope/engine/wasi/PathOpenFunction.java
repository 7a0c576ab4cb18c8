package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.FileNode;
import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.PathWalk;
import dev.wasmscope.engine.wasi.fs.PathWalk.LastLink;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FdFlags;
import dev.wasmscope.engine.wasi.types.FileType;
import dev.wasmscope.engine.wasi.types.LookupFlags;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import java.util.List;
import java.util.Optional;

/**
 * {@code path_open}. What the file is opened for follows from the rights asked for, as wasi-libc
 * relies on: any of {@link #WRITING} means writing.
 */
final class PathOpenFunction {
    private static final long WRITING =
            Rights.FD_WRITE | Rights.FD_ALLOCATE | Rights.FD_FILESTAT_SET_SIZE;

    private final FdTable fds;

    PathOpenFunction(WasiState state) {
        this.fds = state.fds();
    }

    List<WasiFunction> functions() {
        return List.of(
                new WasiFunction(
                        "path_open",
                        this::open,
                        Param.fd("fd"),
                        Param.flags("dirflags", LookupFlags.NAMES),
                        Param.path("path", 0),
                        Param.flags("oflags", OpenFlags.NAMES),
                        Param.flags64("fs_rights_base", Rights.NAMES),
                        Param.flags64("fs_rights_inheriting", Rights.NAMES),
                        Param.flags("fdflags", FdFlags.NAMES),
                        Param.result("opened_fd", ResultType.FD)));
    }

    private void open(WasiCall call) throws ErrnoException {
        int lookup = call.flags(1, LookupFlags.ALL);
        int oflags = call.flags(4, OpenFlags.ALL);
        int fdflags = call.flags(7, FdFlags.ALL);
        long rights = call.i64(5) & Rights.ALL;
        long inheriting = call.i64(6) & Rights.ALL;
        Descriptor start = fds.folder(call.i32(0), neededRights(oflags));
        requireSync(start, fdflags);
        if (((rights | inheriting) & ~start.inheriting()) != 0) {
            throw new ErrnoException(Errno.NOTCAPABLE, "more rights than " + start.name());
        }
        if (fds.full()) {
            throw new ErrnoException(Errno.MFILE, "open descriptors");
        }
        String path = call.text(2);
        OpenMode mode = mode(oflags, rights);
        boolean follow = lookup != 0 && !mode.exclusive();
        LastLink lastLink = follow ? LastLink.FOLLOW : LastLink.FOLLOW_BEFORE_SLASH;
        Directory directory = ((Resource.Folder) start.resource()).directory();
        try (PathWalk walk = PathWalk.resolve(directory, path, lastLink)) {
            FileNode node = openAt(walk, mode);
            Descriptor opened = descriptor(node, start, path, rights, inheriting);
            opened.flags(fdflags);
            call.writeU32(call.u32(8), fds.add(opened));
        }
    }

    private static long neededRights(int oflags) {
        long rights = Rights.PATH_OPEN;
        if ((oflags & OpenFlags.CREAT) != 0) {
            rights |= Rights.PATH_CREATE_FILE;
        }
        if ((oflags & OpenFlags.TRUNC) != 0) {
            rights |= Rights.PATH_FILESTAT_SET_SIZE;
        }
        return rights;
    }

    /** What the witx says beside the two rights; of {@code sync} it says nothing. */
    private static void requireSync(Descriptor start, int fdflags) throws ErrnoException {
        if ((fdflags & FdFlags.RSYNC) != 0) {
            start.require(Rights.FD_SYNC);
        }
        boolean syncs = (start.rights() & Rights.FD_SYNC) != 0;
        if ((fdflags & FdFlags.DSYNC) != 0 && !syncs) {
            start.require(Rights.FD_DATASYNC);
        }
    }

    private static OpenMode mode(int oflags, long rights) throws ErrnoException {
        boolean create = (oflags & OpenFlags.CREAT) != 0;
        boolean truncate = (oflags & OpenFlags.TRUNC) != 0;
        boolean directory = (oflags & OpenFlags.DIRECTORY) != 0;
        if (directory && (create || truncate)) {
            throw new ErrnoException(Errno.INVAL, "a directory to be created or cut");
        }
        // On a directory only the plain right to write is an error, as wasmtime has it.
        long writing = directory ? Rights.FD_WRITE : WRITING;
        boolean write = (rights & writing) != 0 || truncate;
        boolean read = (rights & (Rights.FD_READ | Rights.FD_READDIR)) != 0 || !write;
        boolean exclusive = create && (oflags & OpenFlags.EXCL) != 0;
        return new OpenMode(read, write, create, exclusive, truncate, directory);
    }

    private static FileNode openAt(PathWalk walk, OpenMode mode) throws ErrnoException {
        String name = walk.name();
        if (name == null) {
            if (mode.exclusive()) {
                throw new ErrnoException(Errno.EXIST, ".");
            }
            if (mode.changes()) {
                throw new ErrnoException(Errno.ISDIR, ".");
            }
            return walk.directory().duplicate();
        }
        if (!walk.mustBeDirectory()) {
            return walk.directory().open(name, mode);
        }
        // As POSIX has it, a slash asks for a directory that is there: none can be made so.
        if (mode.create()) {
            throw new ErrnoException(Errno.ISDIR, name);
        }
        if (mode.changes()) {
            boolean folder = walk.directory().stat(name).type() == FileType.DIRECTORY;
            throw new ErrnoException(folder ? Errno.ISDIR : Errno.NOTDIR, name);
        }
        return walk.directory().open(name, OpenMode.DIRECTORY);
    }

    /** The new descriptor, with those of the rights that make sense on what was opened. */
    private static Descriptor descriptor(
            FileNode node, Descriptor start, String path, long rights, long inheriting) {
        String name = Descriptor.join(start.name(), path);
        String location = Descriptor.join(start.location(), path);
        if (node instanceof Directory directory) {
            return new Descriptor(
                    new Resource.Folder(directory, Optional.empty()),
                    name,
                    location,
                    rights & Descriptor.DIRECTORY_RIGHTS,
                    inheriting);
        }
        return new Descriptor(
                new Resource.File((OpenFile) node),
                name,
                location,
                rights & Descriptor.FILE_RIGHTS,
                inheriting);
    }
}
