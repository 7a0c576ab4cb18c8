package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.Names;
import dev.wasmscope.engine.wasi.fs.PathWalk;
import dev.wasmscope.engine.wasi.fs.PathWalk.LastLink;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FileType;
import dev.wasmscope.engine.wasi.types.FstFlags;
import dev.wasmscope.engine.wasi.types.LookupFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code path_*} except {@code path_open}. */
final class PathFunctions {
    private final FdTable fds;

    PathFunctions(WasiState state) {
        this.fds = state.fds();
    }

    List<WasiFunction> functions() {
        return List.of(
                new WasiFunction(
                        "path_create_directory",
                        this::createDirectory,
                        Param.fd("fd"),
                        Param.path("path", 0)),
                new WasiFunction(
                        "path_filestat_get",
                        this::filestatGet,
                        Param.fd("fd"),
                        Param.flags("flags", LookupFlags.NAMES),
                        Param.path("path", 0),
                        Param.result("buf", ResultType.FILESTAT)),
                new WasiFunction(
                        "path_filestat_set_times",
                        this::setTimes,
                        Param.fd("fd"),
                        Param.flags("flags", LookupFlags.NAMES),
                        Param.path("path", 0),
                        Param.u64("atim"),
                        Param.u64("mtim"),
                        Param.flags("fst_flags", FstFlags.NAMES)),
                new WasiFunction(
                        "path_link",
                        this::link,
                        Param.fd("old_fd"),
                        Param.flags("old_flags", LookupFlags.NAMES),
                        Param.path("old_path", 0),
                        Param.fd("new_fd"),
                        Param.path("new_path", 4)),
                new WasiFunction(
                        "path_readlink",
                        this::readlink,
                        Param.fd("fd"),
                        Param.path("path", 0),
                        Param.outBuffer("buf"),
                        Param.result("bufused", ResultType.U32)),
                new WasiFunction(
                        "path_remove_directory",
                        this::removeDirectory,
                        Param.fd("fd"),
                        Param.path("path", 0)),
                new WasiFunction(
                        "path_rename",
                        this::rename,
                        Param.fd("fd"),
                        Param.path("old_path", 0),
                        Param.fd("new_fd"),
                        Param.path("new_path", 3)),
                new WasiFunction(
                        "path_symlink",
                        this::symlink,
                        Param.text("old_path"),
                        Param.fd("fd"),
                        Param.path("new_path", 2)),
                new WasiFunction(
                        "path_unlink_file", this::unlink, Param.fd("fd"), Param.path("path", 0)));
    }

    private void createDirectory(WasiCall call) throws ErrnoException {
        try (PathWalk walk = walk(call, 0, Rights.PATH_CREATE_DIRECTORY, 1, LastLink.KEEP)) {
            walk.directory().createDirectory(walk.nameOr(Errno.EXIST));
        }
    }

    private void filestatGet(WasiCall call) throws ErrnoException {
        LastLink lastLink = lastLink(call, 1);
        try (PathWalk walk = walk(call, 0, Rights.PATH_FILESTAT_GET, 2, lastLink)) {
            call.writeFilestat(call.u32(4), stat(walk));
        }
    }

    private void setTimes(WasiCall call) throws ErrnoException {
        LastLink lastLink = lastLink(call, 1);
        FdFileFunctions.Times times = FdFileFunctions.Times.parse(call, 4);
        try (PathWalk walk = walk(call, 0, Rights.PATH_FILESTAT_SET_TIMES, 2, lastLink)) {
            stat(walk);
            String name = walk.name();
            if (name == null) {
                walk.directory().setTimes(times.accessed(), times.modified());
            } else {
                walk.directory().setTimes(name, times.accessed(), times.modified());
            }
        }
    }

    /** A link is never followed: following it is not supported by other hosts either. */
    private void link(WasiCall call) throws ErrnoException {
        if (call.flags(1, LookupFlags.ALL) != 0) {
            throw new ErrnoException(Errno.INVAL, "symlink_follow");
        }
        LastLink source = LastLink.FOLLOW_BEFORE_SLASH;
        try (PathWalk from = walk(call, 0, Rights.PATH_LINK_SOURCE, 2, source);
                PathWalk to = walk(call, 4, Rights.PATH_LINK_TARGET, 5, LastLink.KEEP)) {
            String name = from.nameOr(Errno.PERM);
            if (from.mustBeDirectory()) {
                stat(from);
            }
            String newName = newName(to);
            from.directory().link(name, to.directory(), newName);
        }
    }

    private void readlink(WasiCall call) throws ErrnoException {
        call.requireRange(call.u32(3), call.u32(4));
        try (PathWalk walk = walk(call, 0, Rights.PATH_READLINK, 1, LastLink.FOLLOW_BEFORE_SLASH)) {
            String name = walk.nameOr(Errno.INVAL);
            if (walk.mustBeDirectory()) {
                stat(walk);
            }
            String target = walk.directory().readLink(name);
            byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
            int used = (int) Math.min(bytes.length, call.u32(4));
            call.write(call.u32(3), bytes, 0, used);
            call.writeU32(call.u32(5), used);
        }
    }

    private void removeDirectory(WasiCall call) throws ErrnoException {
        try (PathWalk walk = walk(call, 0, Rights.PATH_REMOVE_DIRECTORY, 1, LastLink.KEEP)) {
            walk.directory().removeDirectory(walk.nameOr(Errno.INVAL));
        }
    }

    private void rename(WasiCall call) throws ErrnoException {
        try (PathWalk from = walk(call, 0, Rights.PATH_RENAME_SOURCE, 1, LastLink.KEEP);
                PathWalk to = walk(call, 3, Rights.PATH_RENAME_TARGET, 4, LastLink.KEEP)) {
            String name = from.nameOr(Errno.BUSY);
            String newName = to.nameOr(Errno.BUSY);
            Directory directory = from.directory();
            if ((from.mustBeDirectory() || to.mustBeDirectory())
                    && directory.stat(name).type() != FileType.DIRECTORY) {
                throw new ErrnoException(Errno.NOTDIR, name);
            }
            directory.rename(name, to.directory(), newName);
        }
    }

    /** An absolute link would mean something else to every other program. */
    private void symlink(WasiCall call) throws ErrnoException {
        String target = call.text(0);
        if (target.isEmpty()) {
            throw new ErrnoException(Errno.NOENT, "empty link");
        }
        if (target.startsWith("/")) {
            throw new ErrnoException(Errno.PERM, "absolute link");
        }
        if (target.indexOf('\0') >= 0) {
            throw new ErrnoException(Errno.ILSEQ, "link holds a NUL");
        }
        if (Names.byteLength(target) >= Names.MAX_PATH_BYTES) {
            throw new ErrnoException(Errno.NAMETOOLONG, "link");
        }
        try (PathWalk walk = walk(call, 2, Rights.PATH_SYMLINK, 3, LastLink.KEEP)) {
            walk.directory().symlink(target, newName(walk));
        }
    }

    private void unlink(WasiCall call) throws ErrnoException {
        try (PathWalk walk = walk(call, 0, Rights.PATH_UNLINK_FILE, 1, LastLink.KEEP)) {
            String name = walk.nameOr(Errno.ISDIR);
            if (walk.mustBeDirectory()) {
                stat(walk);
            }
            walk.directory().unlink(name);
        }
    }

    /** A name to be made; a slash after it could only follow something that is there already. */
    private static String newName(PathWalk walk) throws ErrnoException {
        String name = walk.nameOr(Errno.EXIST);
        if (walk.mustBeDirectory()) {
            walk.directory().stat(name);
            throw new ErrnoException(Errno.EXIST, name);
        }
        return name;
    }

    /** Attributes of the walk's end; {@code notdir} if a slash follows something else. */
    private static FileStat stat(PathWalk walk) throws ErrnoException {
        String name = walk.name();
        FileStat stat = name == null ? walk.directory().stat() : walk.directory().stat(name);
        if (walk.mustBeDirectory() && stat.type() != FileType.DIRECTORY) {
            throw new ErrnoException(Errno.NOTDIR, String.valueOf(name));
        }
        return stat;
    }

    private static LastLink lastLink(WasiCall call, int index) throws ErrnoException {
        return call.flags(index, LookupFlags.ALL) != 0
                ? LastLink.FOLLOW
                : LastLink.FOLLOW_BEFORE_SLASH;
    }

    private PathWalk walk(WasiCall call, int fdIndex, long rights, int pathIndex, LastLink last)
            throws ErrnoException {
        Descriptor descriptor = fds.folder(call.i32(fdIndex), rights);
        Directory directory = ((Resource.Folder) descriptor.resource()).directory();
        return PathWalk.resolve(directory, call.text(pathIndex), last);
    }
}
