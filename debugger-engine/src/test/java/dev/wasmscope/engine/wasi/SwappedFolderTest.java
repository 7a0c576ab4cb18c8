package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.wasi.fs.FileSystems;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A second process swaps a folder and a file for links out of the preopen while the guest uses them
 * with every call that takes a path. Nothing outside is read, made, changed or removed.
 */
@Timeout(600)
class SwappedFolderTest {
    private static final int RESULT = FakeGuest.RESULT;
    private static final int ROOT = 3;

    /** Lengths that tell the two files apart even where only a stat is seen. */
    private static final String PUBLIC = "public";

    private static final String SECRET = "secret of the outside";

    /** What {@link Swapper} makes. */
    private static final String LINK_TEXT = "../outside/file";

    @TempDir Path temp;

    private Path inside;
    private Path outside;

    /**
     * @param tries calls with a path; all ways get as many with {@code
     *     -Dwasmscope.attack.tries=100000}
     */
    @ParameterizedTest
    @CsvSource({"HOST, 100000", "WALK, 100000", "SECURE, 10000", "OVERLAY, 10000"})
    void nothingOutsideIsTouched(FileSystems kind, int tries) throws Exception {
        int wanted = Math.max(tries, Integer.getInteger("wasmscope.attack.tries", 0));
        makeFolders();
        String before = outside();
        Map<Errno, Integer> seen = new EnumMap<>(Errno.class);
        Process swapper = Swapper.start(inside, outside);
        int swaps;
        try (BufferedReader told = swapper.inputReader();
                FakeGuest guest = guest(kind)) {
            assertTrue(told.readLine().startsWith("ready"));
            Attack attack = new Attack(guest);
            while (attack.tries < wanted) {
                attack.round(seen);
            }
            swapper.getOutputStream().write('\n');
            swapper.getOutputStream().flush();
            swaps = Integer.parseInt(told.readLine());
        } finally {
            swapper.destroy();
            swapper.waitFor();
        }
        assertEquals(before, outside(), "the outside");
        assertTrue(swaps > 100, () -> "swapped " + swaps + " times only");
        assertTrue(seen.getOrDefault(Errno.SUCCESS, 0) > 0, () -> "never inside: " + seen);
        // An overlay that knows the directory by now says that it is none any more.
        Errno refused = kind == FileSystems.OVERLAY ? Errno.NOTDIR : Errno.PERM;
        assertTrue(seen.getOrDefault(refused, 0) > 0, () -> "never a link: " + seen);
    }

    private void makeFolders() throws Exception {
        inside = Files.createDirectory(temp.resolve("inside"));
        outside = Files.createDirectory(temp.resolve("outside"));
        Path dir = Files.createDirectory(inside.resolve("dir"));
        Files.writeString(dir.resolve("file"), PUBLIC);
        Files.writeString(inside.resolve("file"), PUBLIC);
        Files.writeString(inside.resolve("own"), PUBLIC);
        Files.createSymbolicLink(dir.resolve("link"), Path.of("inside-text"));
        Files.writeString(outside.resolve("file"), SECRET);
        Files.writeString(outside.resolve("victim"), SECRET);
        Files.createDirectory(outside.resolve("empty"));
        Files.createSymbolicLink(outside.resolve("link"), Path.of("outside-text"));
    }

    private FakeGuest guest(FileSystems kind) throws Exception {
        return new FakeGuest(
                WasiOptions.builder().preopens(List.of(new Preopen("/", kind.in(inside)))).build());
    }

    /** Everything outside, with times, contents and the number of links. */
    private String outside() throws Exception {
        try (Stream<Path> files = Files.walk(outside)) {
            return files.sorted()
                    .map(SwappedFolderTest::describe)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String describe(Path file) {
        try {
            String contents =
                    Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            ? Files.readString(file)
                            : "";
            return file
                    + " "
                    + contents
                    + " "
                    + Files.readAttributes(
                            file,
                            "unix:ino,mode,nlink,size,lastModifiedTime,ctime",
                            LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The guest's side: each call on paths through what is being swapped. */
    private static final class Attack {
        private final FakeGuest guest;
        private final int file;
        private final int dirFile;
        private final int made;
        private final int victim;
        private final int empty;
        private final int link;
        private final int dir;
        private final int own;
        private final int nowhere;
        private final int buffer;
        private final int vectors;
        private int tries;

        Attack(FakeGuest guest) {
            this.guest = guest;
            file = guest.put("file");
            dirFile = guest.put("dir/file");
            made = guest.put("dir/made");
            victim = guest.put("dir/victim");
            empty = guest.put("dir/empty");
            link = guest.put("dir/link");
            dir = guest.put("dir");
            own = guest.put("own");
            nowhere = guest.put("nowhere/x");
            buffer = guest.put(new byte[512]);
            vectors = guest.iovecs(buffer, 512);
        }

        void round(Map<Errno, Integer> seen) throws Exception {
            read(dirFile, 8, seen);
            read(file, 4, seen);
            stat(dirFile, 8, seen);
            stat(file, 4, seen);
            list(seen);
            count(seen, guest.call("path_readlink", ROOT, link, 8, buffer, 512, RESULT));
            if (guest.lastCall().resultBits(0) == 0) {
                assertEquals("inside-text", guest.text(buffer, guest.resultInt()));
            }
            count(seen, guest.call("path_create_directory", ROOT, made, 8));
            count(seen, guest.call("path_remove_directory", ROOT, made, 8));
            count(seen, guest.call("path_remove_directory", ROOT, empty, 9));
            create(seen);
            count(seen, guest.call("path_symlink", nowhere, 9, ROOT, made, 8));
            count(seen, guest.call("path_unlink_file", ROOT, made, 8));
            count(seen, guest.call("path_unlink_file", ROOT, victim, 10));
            count(seen, guest.call("path_link", ROOT, 0, own, 3, ROOT, made, 8));
            count(seen, guest.call("path_rename", ROOT, made, 8, ROOT, victim, 10));
            count(seen, guest.call("path_unlink_file", ROOT, victim, 10));
            count(seen, guest.call("path_filestat_set_times", ROOT, 1, dirFile, 8, 1, 1, 1 | 4));
            count(seen, guest.call("path_filestat_set_times", ROOT, 1, file, 4, 1, 1, 1 | 4));
            write(file, 4, seen);
        }

        private void count(Map<Errno, Integer> seen, Errno errno) {
            tries++;
            seen.merge(errno, 1, Integer::sum);
        }

        private void read(int path, int length, Map<Errno, Integer> seen) throws Exception {
            Errno errno =
                    guest.call("path_open", ROOT, 1, path, length, 0, Rights.FD_READ, 0, 0, RESULT);
            count(seen, errno);
            if (errno == Errno.SUCCESS) {
                int fd = guest.resultInt();
                // An overlay opens what is below late: then it may find a link and refuse.
                if (guest.call("fd_read", fd, vectors, 1, RESULT) == Errno.SUCCESS) {
                    assertEquals(PUBLIC, guest.text(buffer, guest.resultInt()));
                }
                guest.call("fd_close", fd);
            }
        }

        /** Writes what is there already, so that a reader never sees anything else. */
        private void write(int path, int length, Map<Errno, Integer> seen) throws Exception {
            Errno errno =
                    guest.call(
                            "path_open", ROOT, 1, path, length, 0, Rights.FD_WRITE, 0, 0, RESULT);
            count(seen, errno);
            if (errno == Errno.SUCCESS) {
                int fd = guest.resultInt();
                guest.memory.write(buffer, PUBLIC.getBytes(StandardCharsets.UTF_8));
                guest.memory.writeInt(vectors + 4, PUBLIC.length());
                guest.call("fd_write", fd, vectors, 1, RESULT);
                guest.memory.writeInt(vectors + 4, 512);
                guest.call("fd_close", fd);
            }
        }

        private void create(Map<Errno, Integer> seen) throws Exception {
            Errno errno =
                    guest.call(
                            "path_open",
                            ROOT,
                            1,
                            made,
                            8,
                            OpenFlags.CREAT | OpenFlags.TRUNC,
                            Rights.FD_WRITE,
                            0,
                            0,
                            RESULT);
            count(seen, errno);
            if (errno == Errno.SUCCESS) {
                guest.call("fd_close", guest.resultInt());
            }
            count(seen, guest.call("path_unlink_file", ROOT, made, 8));
        }

        private void stat(int path, int length, Map<Errno, Integer> seen) throws Exception {
            Errno errno = guest.call("path_filestat_get", ROOT, 1, path, length, RESULT);
            count(seen, errno);
            if (errno == Errno.SUCCESS) {
                // A file that became a link at the last moment is told as the link it is.
                boolean isLink = guest.memory.readByte(RESULT + 16) == 7;
                long size = guest.memory.readLong(RESULT + 32);
                assertEquals(isLink ? LINK_TEXT.length() : PUBLIC.length(), size);
            }
        }

        private void list(Map<Errno, Integer> seen) throws Exception {
            Errno errno =
                    guest.call(
                            "path_open",
                            ROOT,
                            1,
                            dir,
                            3,
                            OpenFlags.DIRECTORY,
                            Rights.FD_READDIR,
                            0,
                            0,
                            RESULT);
            count(seen, errno);
            if (errno == Errno.SUCCESS) {
                int fd = guest.resultInt();
                guest.call("fd_readdir", fd, buffer, 512, 0, RESULT);
                String names = guest.text(buffer, guest.resultInt());
                assertTrue(names.contains("link") && !names.contains("empty"), names);
                guest.call("fd_close", fd);
            }
        }
    }
}
