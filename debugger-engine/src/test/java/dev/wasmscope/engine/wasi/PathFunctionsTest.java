package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.wasi.fs.FileSystems;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Paths: open flags, slashes at the end, and attempts to get out. */
class PathFunctionsTest {
    private static final int RESULT = FakeGuest.RESULT;
    private static final long READ = Rights.FD_READ;
    private static final long WRITE = Rights.FD_READ | Rights.FD_WRITE;

    @TempDir Path temp;

    private FakeGuest guest(FileSystems kind) throws Exception {
        Path inside = Files.createDirectory(temp.resolve("inside"));
        return new FakeGuest(
                WasiOptions.builder().preopens(List.of(new Preopen("/", kind.in(inside)))).build());
    }

    @ParameterizedTest
    @EnumSource
    void openFlags(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            guest.onPath("path_create_directory", "dir");
            guest.open("file", OpenFlags.CREAT, 0);
            int exclusive = OpenFlags.CREAT | OpenFlags.EXCL;
            int directory = OpenFlags.DIRECTORY;
            assertEquals(Errno.NOENT, guest.open("missing", 0, READ, 0));
            assertEquals(Errno.NOENT, guest.open("missing", OpenFlags.TRUNC, WRITE, 0));
            assertEquals(Errno.NOENT, guest.open("missing", directory, READ, 0));
            assertEquals(Errno.EXIST, guest.open("file", exclusive, WRITE, 0));
            assertEquals(Errno.EXIST, guest.open("dir", exclusive, WRITE, 0));
            assertEquals(Errno.NOTDIR, guest.open("file", directory, READ, 0));
            assertEquals(Errno.NOTDIR, guest.open("file/", 0, READ, 0));
            assertEquals(Errno.ISDIR, guest.open("dir", directory, WRITE, 0));
            long rest = Rights.ALL & ~Rights.FD_WRITE;
            assertEquals(Errno.SUCCESS, guest.open("dir", directory, rest, 0));
            assertEquals(Errno.SUCCESS, guest.open("dir/", 0, READ, 0));
            assertEquals(Errno.SUCCESS, guest.open(".", 0, READ, 0));
            assertEquals(Errno.ISDIR, guest.open("dir", 0, WRITE, 0));
            assertEquals(Errno.ISDIR, guest.open(".", OpenFlags.CREAT, WRITE, 0));
            assertEquals(Errno.ISDIR, guest.open("new/", OpenFlags.CREAT, WRITE, 0));
            assertEquals(Errno.INVAL, guest.open("new", directory | OpenFlags.CREAT, READ, 0));
            assertEquals(Errno.INVAL, guest.open("file", 1 << 4, READ, 0), "unknown flag");
            assertEquals(Errno.NOENT, guest.open("", 0, READ, 0));
            assertEquals(Errno.NOTDIR, guest.open("file/x", 0, READ, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void slashesAtTheEndNeedADirectory(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            guest.open("file", OpenFlags.CREAT, 0);
            guest.onPath("path_create_directory", "dir/");
            assertEquals(Errno.NOTDIR, guest.onPath("path_unlink_file", "file/"));
            assertEquals(Errno.ISDIR, guest.onPath("path_unlink_file", "dir/"));
            assertEquals(Errno.NOTDIR, guest.onPath("path_remove_directory", "file/"));
            assertEquals(Errno.NOENT, symlink(guest, "x", "link/"));
            assertEquals(Errno.EXIST, symlink(guest, "x", "dir/"));
            assertEquals(Errno.NOTDIR, rename(guest, "file", "moved/"));
            assertEquals(Errno.NOTDIR, rename(guest, "file/", "moved"));
            assertEquals(Errno.SUCCESS, rename(guest, "dir/", "moved/"));
            assertEquals(Errno.SUCCESS, symlink(guest, "moved", "link"));
            assertEquals(Errno.NOTDIR, guest.onPath("path_remove_directory", "link/"));
            assertEquals(Errno.SUCCESS, guest.onPath("path_remove_directory", "moved//"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStartItselfIsNotChanged(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            guest.onPath("path_create_directory", "dir");
            for (String path : List.of(".", "./", "dir/..")) {
                assertEquals(Errno.EXIST, guest.onPath("path_create_directory", path), path);
                assertEquals(Errno.INVAL, guest.onPath("path_remove_directory", path), path);
                assertEquals(Errno.ISDIR, guest.onPath("path_unlink_file", path), path);
                assertEquals(Errno.BUSY, rename(guest, path, "moved"), path);
                assertEquals(Errno.BUSY, rename(guest, "dir", path), path);
            }
        }
    }

    /** The attempts that other engines fell for: nothing outside may be seen, made or removed. */
    @ParameterizedTest
    @EnumSource
    void noCallReachesOutside(FileSystems kind) throws Exception {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createDirectory(outside.resolve("empty"));
        try (FakeGuest guest = guest(kind)) {
            assertEquals(Errno.SUCCESS, symlink(guest, "../outside", "link"));
            assertEquals(Errno.SUCCESS, symlink(guest, "../outside/new", "dangling"));
            guest.open("file", OpenFlags.CREAT, 0);
            for (String way : List.of("link/", "../outside/", "./link/../link/", "/outside/")) {
                String secret = way + "secret";
                assertEquals(Errno.PERM, guest.open(secret, 0, READ, 0), way);
                assertEquals(Errno.PERM, guest.open(secret, OpenFlags.TRUNC, WRITE, 0), way);
                assertEquals(Errno.PERM, guest.open(way + "new", OpenFlags.CREAT, WRITE, 0), way);
                assertEquals(Errno.PERM, stat(guest, secret), way);
                assertEquals(Errno.PERM, guest.onPath("path_create_directory", way + "new"), way);
                assertEquals(Errno.PERM, guest.onPath("path_remove_directory", way + "empty"), way);
                assertEquals(Errno.PERM, guest.onPath("path_unlink_file", secret), way);
                assertEquals(Errno.PERM, symlink(guest, "x", way + "new"), way);
                assertEquals(Errno.PERM, rename(guest, secret, "stolen"), way);
                assertEquals(Errno.PERM, rename(guest, "file", way + "new"), way);
                assertEquals(Errno.PERM, link(guest, secret, "stolen"), way);
                assertEquals(Errno.PERM, link(guest, "file", way + "new"), way);
                assertEquals(Errno.PERM, setTimes(guest, secret), way);
            }
            assertEquals(Errno.PERM, guest.open("link", 0, READ, 0));
            assertEquals(Errno.PERM, guest.open("dangling", OpenFlags.CREAT, WRITE, 0));
            assertEquals(Errno.PERM, stat(guest, "link"));
            assertEquals(Errno.PERM, symlink(guest, outside.toString(), "absolute"));
            assertEquals(Errno.PERM, symlink(guest, "/", "absolute"));
        }
        assertEquals("secret", Files.readString(outside.resolve("secret")));
        assertTrue(Files.exists(outside.resolve("empty")));
        assertFalse(Files.exists(outside.resolve("new"), LinkOption.NOFOLLOW_LINKS));
    }

    /** Links that the guest did not make itself, and that point anywhere, are no way out either. */
    @ParameterizedTest
    @EnumSource(names = {"HOST", "WALK", "SECURE", "PORTABLE", "OVERLAY"})
    void linksOfTheHostAreNoWayOut(FileSystems kind) throws Exception {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        try (FakeGuest guest = guest(kind)) {
            Path inside = temp.resolve("inside");
            Files.createSymbolicLink(inside.resolve("absolute"), outside);
            Files.createSymbolicLink(inside.resolve("file"), outside.resolve("secret"));
            Files.createSymbolicLink(inside.resolve("chain"), Path.of("absolute"));
            for (String path : List.of("absolute/secret", "file", "chain/secret", "chain")) {
                assertEquals(Errno.PERM, guest.open(path, 0, READ, 0), path);
                assertEquals(Errno.PERM, stat(guest, path), path);
            }
            assertEquals(Errno.PERM, guest.open("file", OpenFlags.TRUNC, WRITE, 0));
            assertEquals(Errno.SUCCESS, guest.onPath("path_unlink_file", "file"), "the link");
        }
        assertEquals("secret", Files.readString(outside.resolve("secret")));
    }

    @ParameterizedTest
    @EnumSource
    void aReadOnlyPreopenStaysAsItIs(FileSystems kind) throws Exception {
        Path inside = Files.createDirectory(temp.resolve("inside"));
        var fileSystem = kind.in(inside);
        Preopen writable = new Preopen("/", fileSystem);
        WasiOptions options =
                WasiOptions.builder().preopens(List.of(writable, writable.readOnly())).build();
        try (FakeGuest guest = new FakeGuest(options)) {
            guest.open("file", OpenFlags.CREAT, 0);
            int file = guest.put("file");
            int other = guest.put("other");
            assertEquals(
                    Errno.ROFS,
                    guest.call("path_open", 4, 0, file, 4, OpenFlags.TRUNC, 0, 0, 0, RESULT));
            assertEquals(
                    Errno.ROFS,
                    guest.call("path_open", 4, 0, other, 5, OpenFlags.CREAT, 0, 0, 0, RESULT));
            assertEquals(
                    Errno.ROFS,
                    guest.call("path_open", 4, 0, file, 4, 0, Rights.FD_WRITE, 0, 0, RESULT));
            assertEquals(Errno.ROFS, guest.call("path_link", 4, 0, file, 4, 3, other, 5));
            assertEquals(Errno.XDEV, guest.call("path_link", 3, 0, file, 4, 4, other, 5));
            assertEquals(Errno.ROFS, guest.call("path_rename", 4, file, 4, 3, other, 5));
            assertEquals(Errno.XDEV, guest.call("path_rename", 3, file, 4, 4, other, 5));
            assertEquals(Errno.ROFS, guest.call("path_unlink_file", 4, file, 4));
            assertEquals(Errno.ROFS, guest.call("path_symlink", file, 4, 4, other, 5));
            assertEquals(
                    Errno.ROFS, guest.call("path_filestat_set_times", 4, 0, file, 4, 0, 0, 2 | 8));
            assertEquals(Errno.SUCCESS, guest.call("path_open", 4, 0, file, 4, 0, 0, 0, 0, RESULT));
        }
    }

    @ParameterizedTest
    @EnumSource
    void readlinkCutsOffAndStatSeesTheLink(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            symlink(guest, "target", "link");
            int path = guest.put("link");
            int buffer = guest.put(new byte[8]);
            assertEquals(Errno.SUCCESS, guest.call("path_readlink", 3, path, 4, buffer, 3, RESULT));
            assertEquals(3, guest.resultInt());
            assertEquals("tar\0", guest.text(buffer, 4));
            assertEquals(Errno.SUCCESS, guest.call("path_filestat_get", 3, 0, path, 4, RESULT));
            assertEquals(7, guest.memory.readByte(RESULT + 16), "symbolic_link");
            assertEquals(6, guest.memory.readLong(RESULT + 32), "bytes of the target");
            assertEquals(Errno.NOENT, stat(guest, "link"), "followed");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMORY", "HOST", "OVERLAY"})
    void linksHaveTimesOfTheirOwn(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            guest.call("fd_close", guest.open("file", OpenFlags.CREAT, 0));
            symlink(guest, "file", "link");
            int path = guest.put("link");
            long of = 1_000_000_007L;
            String set = "path_filestat_set_times";
            assertEquals(Errno.SUCCESS, guest.call(set, 3, 0, path, 4, of, 2 * of, 1 | 4));
            assertEquals(Errno.SUCCESS, guest.call(set, 3, 1, path, 4, 3 * of, 4 * of, 1 | 4));
            assertEquals(Errno.SUCCESS, guest.call("path_filestat_get", 3, 0, path, 4, RESULT));
            assertEquals(2 * of, guest.memory.readLong(RESULT + 48), "modified");
            assertEquals(Errno.SUCCESS, guest.call("path_filestat_get", 3, 1, path, 4, RESULT));
            assertEquals(3 * of, guest.memory.readLong(RESULT + 40), "accessed");
            assertEquals(4 * of, guest.memory.readLong(RESULT + 48), "modified");
            assertEquals(Errno.INVAL, guest.call(set, 3, 0, path, 4, 0, 0, 1 | 2), "set and now");
            assertEquals(Errno.INVAL, guest.call(set, 3, 0, path, 4, 0, 0, 4 | 8), "set and now");
            assertEquals(Errno.INVAL, guest.call(set, 3, 0, path, 4, 0, 0, 16), "no such flag");
        }
    }

    private static Errno stat(FakeGuest guest, String path) throws Exception {
        return guest.call("path_filestat_get", 3, 1, guest.put(path), path.length(), RESULT);
    }

    private static Errno symlink(FakeGuest guest, String target, String path) throws Exception {
        return guest.call(
                "path_symlink",
                guest.put(target),
                target.length(),
                3,
                guest.put(path),
                path.length());
    }

    private static Errno rename(FakeGuest guest, String from, String to) throws Exception {
        return guest.call(
                "path_rename", 3, guest.put(from), from.length(), 3, guest.put(to), to.length());
    }

    private static Errno link(FakeGuest guest, String from, String to) throws Exception {
        return guest.call(
                "path_link", 3, 0, guest.put(from), from.length(), 3, guest.put(to), to.length());
    }

    private static Errno setTimes(FakeGuest guest, String path) throws Exception {
        return guest.call(
                "path_filestat_set_times", 3, 1, guest.put(path), path.length(), 0, 0, 2 | 8);
    }
}
