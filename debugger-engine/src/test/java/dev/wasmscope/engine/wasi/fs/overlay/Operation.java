package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileNode;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.PathWalk;
import dev.wasmscope.engine.wasi.fs.PathWalk.LastLink;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FileType;
import java.util.Arrays;

/**
 * One thing that a guest does to a file system, with a result in words.
 *
 * @param kind what
 * @param path where
 * @param other a second path, for those that have two
 * @param number a position, a length or a time
 */
record Operation(Kind kind, String path, String other, int number) {
    enum Kind {
        CREATE,
        WRITE,
        APPEND,
        TRUNCATE,
        SET_SIZE,
        READ,
        STAT,
        LIST,
        MKDIR,
        RMDIR,
        UNLINK,
        RENAME,
        LINK,
        SYMLINK,
        READLINK,
        SET_TIMES
    }

    private static final OpenMode CREATE = new OpenMode(true, true, true, false, false, false);
    private static final OpenMode WRITE = new OpenMode(true, true, false, false, false, false);
    private static final OpenMode TRUNCATE = new OpenMode(true, true, true, false, true, false);

    @Override
    public String toString() {
        return kind + " " + path + " " + other + " " + number;
    }

    /** Does it and tells the result: a value or an errno. */
    String run(Directory root) {
        LastLink last =
                switch (kind) {
                    case CREATE, WRITE, APPEND, TRUNCATE, SET_SIZE, READ, STAT -> LastLink.FOLLOW;
                    default -> LastLink.KEEP;
                };
        try (PathWalk walk = PathWalk.resolve(root, path, last)) {
            return run(root, walk.directory(), walk.nameOr(Errno.BUSY));
        } catch (ErrnoException e) {
            return e.errno().witxName();
        }
    }

    private String run(Directory root, Directory directory, String name) throws ErrnoException {
        switch (kind) {
            case CREATE -> write(directory, name, CREATE, 0);
            case WRITE -> write(directory, name, WRITE, number * 37L);
            case APPEND -> write(directory, name, WRITE, -1);
            case TRUNCATE -> write(directory, name, TRUNCATE, number);
            case SET_SIZE -> {
                try (FileNode node = directory.open(name, WRITE)) {
                    ((OpenFile) node).setSize(number * 100L);
                }
            }
            case READ -> {
                return read(directory, name);
            }
            case STAT -> {
                return stat(directory.stat(name));
            }
            case LIST -> {
                try (Directory listed = directory.openDirectory(name)) {
                    return listed.list().stream()
                            .sorted(java.util.Comparator.comparing(DirectoryEntry::name))
                            .map(entry -> entry.name() + ":" + entry.type())
                            .toList()
                            .toString();
                }
            }
            case MKDIR -> directory.createDirectory(name);
            case RMDIR -> directory.removeDirectory(name);
            case UNLINK -> directory.unlink(name);
            case RENAME, LINK -> toOther(root, directory, name);
            case SYMLINK -> directory.symlink(other, name);
            case READLINK -> {
                return directory.readLink(name);
            }
            case SET_TIMES ->
                    directory.setTimes(
                            name,
                            new TimeChange.At(1_000_000_000L * number),
                            new TimeChange.At(2_000_000_000L * number));
        }
        return "ok";
    }

    private void toOther(Directory root, Directory directory, String name) throws ErrnoException {
        try (PathWalk walk = PathWalk.resolve(root, other, LastLink.KEEP)) {
            String newName = walk.nameOr(Errno.BUSY);
            if (kind == Kind.RENAME) {
                directory.rename(name, walk.directory(), newName);
            } else {
                directory.link(name, walk.directory(), newName);
            }
        }
    }

    private void write(Directory directory, String name, OpenMode mode, long position)
            throws ErrnoException {
        byte[] bytes = new byte[number % 5 == 0 ? 70_000 : 40];
        Arrays.fill(bytes, (byte) (number + 1));
        try (FileNode node = directory.open(name, mode)) {
            OpenFile file = (OpenFile) node;
            long at = position < 0 ? file.size() : position;
            for (int done = 0; done < bytes.length; ) {
                done += file.write(at + done, bytes, done, bytes.length - done);
            }
        }
    }

    private static String read(Directory directory, String name) throws ErrnoException {
        try (FileNode node = directory.open(name, OpenMode.READ)) {
            if (!(node instanceof OpenFile file)) {
                return "directory";
            }
            byte[] contents = new byte[(int) file.size()];
            for (int at = 0; at < contents.length; ) {
                at += file.read(at, contents, at, contents.length - at);
            }
            return contents.length + " bytes " + Arrays.hashCode(contents);
        }
    }

    private static String stat(FileStat stat) {
        boolean directory = stat.type() == FileType.DIRECTORY;
        return stat.type() + (directory ? "" : " " + stat.size()) + " links " + stat.links();
    }
}
