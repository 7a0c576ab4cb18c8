package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.wasi.fs.FileSystems;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.FdFlags;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Holes that other hosts had, each by its advisory or issue, and corners of the semantics, on real
 * folders. What is not here has a test of its own: see {@code docs/security.md}.
 */
class AttackListTest {
    private static final int RESULT = FakeGuest.RESULT;
    private static final long READ = Rights.FD_READ;
    private static final long WRITE = Rights.FD_READ | Rights.FD_WRITE;
    private static final int CREATE = OpenFlags.CREAT;

    @TempDir Path temp;

    private Path inside;
    private Path outside;

    @BeforeEach
    void folders() throws Exception {
        inside = Files.createDirectory(temp.resolve("inside"));
        outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
    }

    private FakeGuest guest(FileSystems kind) throws Exception {
        return new FakeGuest(
                WasiOptions.builder()
                        .preopens(List.of(new Preopen("/", kind.holding(inside))))
                        .build());
    }

    private static Errno symlink(FakeGuest guest, int fd, String target, String path)
            throws Exception {
        return guest.call(
                "path_symlink",
                guest.put(target),
                target.length(),
                fd,
                guest.put(path),
                path.length());
    }

    private static Errno stat(FakeGuest guest, int follow, String path) throws Exception {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        return guest.call("path_filestat_get", 3, follow, guest.put(bytes), bytes.length, RESULT);
    }

    // ---- advisories

    /** CVE-2024-38358 (wasmer): a link to the outside and an open that creates. */
    @ParameterizedTest
    @EnumSource
    void creatingThroughALinkToTheOutside(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            symlink(guest, 3, "../outside/planted", "link");
            symlink(guest, 3, "../outside", "dir");
            for (int flags : new int[] {CREATE, CREATE | OpenFlags.TRUNC}) {
                assertEquals(Errno.PERM, guest.open("link", flags, WRITE, 0));
                assertEquals(Errno.PERM, guest.open("dir/planted", flags, WRITE, 0));
            }
            assertEquals(Errno.EXIST, guest.open("link", CREATE | OpenFlags.EXCL, WRITE, 0));
        }
        assertFalse(Files.exists(outside.resolve("planted"), LinkOption.NOFOLLOW_LINKS));
    }

    /** wazero#2321, Graal GR-75058: links that the host left there, absolute ones too. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MEMORY")
    void readingThroughALinkOfTheHost(FileSystems kind) throws Exception {
        Files.createSymbolicLink(inside.resolve("passwd"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(inside.resolve("up"), Path.of("../outside/secret"));
        Files.createSymbolicLink(inside.resolve("proc"), Path.of("/proc/self/root"));
        try (FakeGuest guest = guest(kind)) {
            for (String path : List.of("passwd", "up", "proc", "proc/etc/passwd")) {
                assertEquals(Errno.PERM, guest.open(path, 0, READ, 0), path);
                assertEquals(Errno.PERM, stat(guest, 1, path), path);
            }
        }
    }

    /** Samsung/walrus#458: steps up, however they are wrapped. */
    @ParameterizedTest
    @EnumSource
    void climbingOutByDots(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            guest.onPath("path_create_directory", "a");
            for (String path :
                    List.of(
                            "../outside/secret",
                            "a/../../outside/secret",
                            "./a/.././../outside/secret",
                            "a//..//..//outside/secret",
                            "../inside/../outside/secret",
                            "/../outside/secret")) {
                assertEquals(Errno.PERM, guest.open(path, 0, READ, 0), path);
            }
        }
    }

    /** CVE-2025-53901 (wasmtime): numbers of descriptors that nobody gave. */
    @ParameterizedTest
    @EnumSource
    void renumberingToAnything(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            int fd = guest.open("file", CREATE, 0);
            for (long to : new long[] {99, 4096, Integer.MAX_VALUE, 0xffff_ffffL, 0x8000_0000L}) {
                assertEquals(Errno.BADF, guest.call("fd_renumber", fd, to));
                assertEquals(Errno.BADF, guest.call("fd_renumber", to, fd));
                assertEquals(Errno.BADF, guest.call("fd_close", to));
            }
            assertEquals(Errno.SUCCESS, guest.write(fd, "still open"));
        }
    }

    /** RUSTSEC-2026-0182: what is renumbered over is closed, on the host too. */
    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @EnumSource(names = {"HOST", "WALK", "SECURE"})
    void renumberingLeaksNothing(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            guest.open("file", CREATE, 0);
            int path = guest.put("file");
            long before = openHere();
            for (int i = 0; i < 200; i++) {
                guest.call("path_open", 3, 0, path, 4, 0, READ, 0, 0, RESULT);
                int first = guest.resultInt();
                guest.call("path_open", 3, 0, path, 4, 0, READ, 0, 0, RESULT);
                int second = guest.resultInt();
                assertEquals(Errno.SUCCESS, guest.call("fd_renumber", first, second));
                assertEquals(Errno.SUCCESS, guest.call("fd_close", second));
            }
            assertEquals(before, openHere());
        }
    }

    /** Descriptors that this process has open below the folder. */
    private long openHere() throws Exception {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(
                            fd -> {
                                try {
                                    return Files.readSymbolicLink(fd).startsWith(inside);
                                } catch (java.io.IOException e) {
                                    return false;
                                }
                            })
                    .count();
        }
    }

    /** CVE-2026-47261: truncation by open on a read-only preopen or without the right. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MEMORY")
    void truncatingWithoutTheRight(FileSystems kind) throws Exception {
        Files.writeString(inside.resolve("file"), "kept");
        Preopen preopen = new Preopen("/", kind.holding(inside)).readOnly();
        try (FakeGuest guest =
                new FakeGuest(WasiOptions.builder().preopens(List.of(preopen)).build())) {
            assertEquals(Errno.ROFS, guest.open("file", OpenFlags.TRUNC, 0, 0));
            assertEquals(Errno.ROFS, guest.open("file", OpenFlags.TRUNC, WRITE, 0));
        }
        try (FakeGuest guest = guest(kind)) {
            long without = Rights.PATH_OPEN;
            guest.call("fd_fdstat_set_rights", 3, without, Rights.FD_READ);
            assertEquals(Errno.NOTCAPABLE, guest.open("file", OpenFlags.TRUNC, 0, 0));
        }
        assertEquals("kept", Files.readString(inside.resolve("file")));
    }

    /** CVE-2026-58494: a hard link or a renaming makes nothing writable that was not. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MEMORY")
    void linkingAcrossPreopens(FileSystems kind) throws Exception {
        Files.writeString(inside.resolve("file"), "kept");
        Preopen real = new Preopen("/", kind.holding(inside));
        WasiOptions options =
                WasiOptions.builder().preopens(List.of(real, real.readOnly())).build();
        try (FakeGuest guest = new FakeGuest(options)) {
            int file = guest.put("file");
            int other = guest.put("other");
            assertEquals(Errno.ROFS, guest.call("path_link", 4, 0, file, 4, 3, other, 5));
            assertEquals(Errno.ROFS, guest.call("path_rename", 4, file, 4, 3, other, 5));
            assertEquals(Errno.XDEV, guest.call("path_link", 3, 0, file, 4, 4, other, 5));
            assertEquals(Errno.XDEV, guest.call("path_rename", 3, file, 4, 4, other, 5));
        }
        assertEquals("kept", Files.readString(inside.resolve("file")));
    }

    /** wasmer#4899: path calls on what is no directory. */
    @ParameterizedTest
    @EnumSource
    void pathsBelowAFile(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            int fd = guest.open("file", CREATE, 0);
            int path = guest.put("x");
            assertEquals(Errno.NOTDIR, symlink(guest, fd, "x", "y"));
            assertEquals(Errno.NOTDIR, symlink(guest, 1, "x", "y"));
            assertEquals(Errno.BADF, symlink(guest, 77, "x", "y"));
            assertEquals(Errno.NOTDIR, guest.call("path_create_directory", fd, path, 1));
            assertEquals(Errno.NOTDIR, guest.call("path_open", fd, 0, path, 1, 0, 0, 0, 0, RESULT));
            assertEquals(Errno.NOTDIR, guest.call("path_rename", fd, path, 1, 3, path, 1));
            assertEquals(Errno.NOTDIR, guest.call("path_link", 3, 0, path, 1, fd, path, 1));
        }
    }

    // ---- semantics

    @ParameterizedTest
    @EnumSource
    void stepsThroughWhatIsMissing(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            guest.open("file", CREATE, 0);
            assertEquals(Errno.NOENT, stat(guest, 0, "missing/../file"));
            assertEquals(Errno.NOENT, guest.onPath("path_create_directory", "missing/../new"));
            assertEquals(Errno.NOTDIR, stat(guest, 0, "file/../file"));
            assertEquals(Errno.NOENT, stat(guest, 0, ""));
            assertEquals(Errno.PERM, stat(guest, 0, "/file"));
            assertEquals(Errno.ILSEQ, stat(guest, 0, "fi\0le"));
            assertEquals(Errno.NAMETOOLONG, stat(guest, 0, "x".repeat(256)));
            assertEquals(Errno.NAMETOOLONG, stat(guest, 0, "./".repeat(2100)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void linksThatLeadNowhereOrRound(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            symlink(guest, 3, "round", "round");
            symlink(guest, 3, "b", "a");
            symlink(guest, 3, "a", "b");
            symlink(guest, 3, "target", "dangling");
            assertEquals(Errno.LOOP, stat(guest, 1, "round"));
            assertEquals(Errno.LOOP, guest.open("a", 0, READ, 0));
            assertEquals(Errno.LOOP, stat(guest, 0, "a/x"));
            assertEquals(Errno.NOENT, stat(guest, 1, "dangling"));
            assertEquals(Errno.EXIST, guest.open("dangling", CREATE | OpenFlags.EXCL, WRITE, 0));
            assertEquals(Errno.SUCCESS, guest.open("dangling", CREATE, WRITE, 0));
            assertEquals(Errno.SUCCESS, stat(guest, 0, "target"), "made through the link");
            int path = guest.put("dangling");
            assertEquals(
                    Errno.LOOP,
                    guest.call("path_open", 3, 0, path, 8, 0, READ, 0, 0, RESULT),
                    "not to be followed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void timesOfALinkAndBothWaysAtOnce(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            guest.open("file", CREATE, 0);
            symlink(guest, 3, "file", "link");
            int link = guest.put("link");
            String set = "path_filestat_set_times";
            assertEquals(
                    Errno.SUCCESS,
                    guest.call(set, 3, 0, link, 4, 1_000_000_000L, 2_000_000_000L, 5));
            stat(guest, 0, "link");
            assertEquals(2_000_000_000L, guest.memory.readLong(RESULT + 48), "mtim of the link");
            stat(guest, 1, "link");
            assertNotEquals(2_000_000_000L, guest.memory.readLong(RESULT + 48), "not of the file");
            assertEquals(Errno.INVAL, guest.call(set, 3, 0, link, 4, 0, 0, 1 | 2));
            assertEquals(Errno.INVAL, guest.call(set, 3, 0, link, 4, 0, 0, 4 | 8));
            assertEquals(Errno.INVAL, guest.call(set, 3, 0, link, 4, 0, 0, 16));
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"MEMORY", "PORTABLE"},
            mode = Mode.EXCLUDE)
    void aFileOutlivesItsName(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            int fd = guest.open("file", CREATE, 0);
            guest.write(fd, "text");
            assertEquals(Errno.SUCCESS, guest.onPath("path_unlink_file", "file"));
            assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", fd, RESULT));
            assertEquals(0, guest.memory.readLong(RESULT + 24), "links");
            assertEquals(4, guest.memory.readLong(RESULT + 32), "bytes");
            guest.call("fd_seek", fd, 0, 0, RESULT);
            assertEquals("text", guest.read(fd, 10));
        }
    }

    @ParameterizedTest
    @EnumSource
    void appendingAndPositions(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            int fd = guest.open("file", CREATE, FdFlags.APPEND);
            guest.write(fd, "one");
            int text = guest.put("X");
            assertEquals(
                    Errno.SUCCESS,
                    guest.call("fd_pwrite", fd, guest.iovecs(text, 1), 1, 0, RESULT));
            guest.call("fd_seek", fd, 0, 0, RESULT);
            String read = guest.read(fd, 10);
            assertTrue(read.equals("Xne") || read.equals("oneX"), read);
            assertEquals(Errno.NOTSUP, guest.call("fd_allocate", fd, 0, 100));
            assertEquals(Errno.INVAL, guest.call("fd_advise", fd, 0, 1, 9));
            assertEquals(Errno.INVAL, guest.call("fd_advise", fd, -1, 1, 0));
            assertEquals(Errno.INVAL, guest.call("fd_filestat_set_size", fd, -1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPreopenThatWasClosedOrReplaced(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            guest.onPath("path_create_directory", "dir");
            int dir =
                    guest.open("dir", OpenFlags.DIRECTORY, Rights.ALL & ~Rights.FD_WRITE, 0)
                                    == Errno.SUCCESS
                            ? guest.resultInt()
                            : -1;
            assertEquals(Errno.SUCCESS, guest.call("fd_renumber", dir, 3));
            assertEquals(Errno.BADF, guest.call("fd_prestat_get", 4, RESULT));
            assertEquals(Errno.NOENT, stat(guest, 0, "dir"), "3 is the inner one now");
            assertEquals(Errno.PERM, stat(guest, 0, "../dir"), "and the way up is closed");
            assertEquals(Errno.SUCCESS, guest.call("fd_close", 3));
            assertEquals(Errno.BADF, stat(guest, 0, "dir"));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MEMORY")
    void timesThatNobodyHas(FileSystems kind) throws Exception {
        Path old = Files.writeString(inside.resolve("old"), "");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("1901-12-14T00:00:00Z")));
        Path late = Files.writeString(inside.resolve("late"), "");
        Files.setLastModifiedTime(late, FileTime.from(Instant.parse("2400-01-01T00:00:00Z")));
        try (FakeGuest guest = guest(kind)) {
            assertEquals(Errno.SUCCESS, stat(guest, 0, "old"));
            assertEquals(Errno.SUCCESS, stat(guest, 0, "late"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesOfAllKinds(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            for (String name : List.of("ünï", "日本", "a b", "...", "..a", "-", "a\\b", "~", "😀")) {
                guest.open(name, CREATE, 0);
                assertEquals(Errno.SUCCESS, stat(guest, 0, name), name);
                assertEquals(Errno.SUCCESS, guest.onPath("path_unlink_file", name), name);
            }
        }
    }
}
