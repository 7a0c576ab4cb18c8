package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.wasi.fs.FileSystems;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.FdFlags;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Descriptors, contents, listings. */
class FdFunctionsTest {
    private static final int RESULT = FakeGuest.RESULT;

    @TempDir Path folder;

    private FakeGuest guest(FileSystems kind) throws Exception {
        return new FakeGuest(
                WasiOptions.builder().preopens(List.of(new Preopen("/", kind.in(folder)))).build());
    }

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItWrote(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            int fd = guest.open("file", OpenFlags.CREAT, 0);
            assertEquals(4, fd, "the lowest free number");
            assertEquals(Errno.SUCCESS, guest.write(fd, "hello world"));
            assertEquals(11, guest.resultInt());
            assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, -5, 2, RESULT));
            assertEquals(6, guest.resultLong());
            assertEquals("world", guest.read(fd, 100));
            assertEquals("", guest.read(fd, 100), "the end");
            assertEquals(Errno.SUCCESS, guest.call("fd_tell", fd, RESULT));
            assertEquals(11, guest.resultLong());
        }
    }

    @Test
    void movesMoreThanAChunkThroughManyBuffers() throws Exception {
        try (FakeGuest guest = guest(FileSystems.MEMORY)) {
            int fd = guest.open("file", OpenFlags.CREAT, 0);
            byte[] pattern = new byte[30_000];
            IntStream.range(0, pattern.length).forEach(i -> pattern[i] = (byte) (i * 7));
            int from = guest.put(pattern);
            int vectors = guest.iovecs(from, 30_000, from, 0, from + 1, 29_999, from + 2, 29_998);
            assertEquals(Errno.SUCCESS, guest.call("fd_write", fd, vectors, 4, RESULT));
            assertEquals(89_997, guest.resultInt());
            int last = guest.put(new byte[20]);
            int readVectors = guest.iovecs(last, 3, last + 3, 5);
            assertEquals(Errno.SUCCESS, guest.call("fd_pread", fd, readVectors, 2, 59_998, RESULT));
            assertEquals(8, guest.resultInt());
            // One byte of the second copy is left, then the third copy starts at pattern[2].
            assertEquals(pattern[29_999], guest.memory.readByte(last));
            assertEquals(pattern[2], guest.memory.readByte(last + 1));
            assertEquals(pattern[8], guest.memory.readByte(last + 7));
        }
    }

    @ParameterizedTest
    @EnumSource
    void appendWritesAtTheEndWhereverTheOffsetIs(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            int fd = guest.open("file", OpenFlags.CREAT, FdFlags.APPEND);
            guest.write(fd, "one");
            guest.call("fd_seek", fd, 0, 0, RESULT);
            guest.write(fd, "two");
            guest.call("fd_seek", fd, 0, 0, RESULT);
            assertEquals("onetwo", guest.read(fd, 10));
            assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_flags", fd, 0));
            guest.call("fd_seek", fd, 0, 0, RESULT);
            guest.write(fd, "1");
            assertEquals("netwo", guest.read(fd, 10));
        }
    }

    @Test
    void seeksOnlyWhereItMakesSense() throws Exception {
        try (FakeGuest guest = guest(FileSystems.MEMORY)) {
            int fd = guest.open("file", OpenFlags.CREAT, 0);
            assertEquals(Errno.INVAL, guest.call("fd_seek", fd, -1, 0, RESULT));
            assertEquals(Errno.INVAL, guest.call("fd_seek", fd, Long.MIN_VALUE, 1, RESULT));
            assertEquals(Errno.INVAL, guest.call("fd_seek", fd, 0, 3, RESULT));
            assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, Long.MAX_VALUE, 0, RESULT));
            assertEquals(Errno.INVAL, guest.call("fd_seek", fd, 1, 1, RESULT), "overflow");
            assertEquals(Errno.FBIG, guest.write(fd, "x"));
            assertEquals(Errno.SPIPE, guest.call("fd_seek", 1, 0, 0, RESULT));
            assertEquals(Errno.BADF, guest.call("fd_seek", 3, 0, 0, RESULT), "a directory");
            assertEquals(Errno.BADF, guest.call("fd_seek", 99, 0, 0, RESULT));
        }
    }

    @Test
    void rightsOnlyShrink() throws Exception {
        try (FakeGuest guest = guest(FileSystems.MEMORY)) {
            int fd = guest.open("file", OpenFlags.CREAT, 0);
            long seekOnly = Rights.FD_SEEK | Rights.FD_TELL;
            assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_rights", fd, seekOnly, 0));
            assertEquals(
                    Errno.NOTCAPABLE,
                    guest.call("fd_fdstat_set_rights", fd, seekOnly | Rights.FD_READ, 0));
            assertEquals("notcapable", guest.read(fd, 1));
            assertEquals(Errno.NOTCAPABLE, guest.write(fd, "x"));
            assertEquals(Errno.NOTCAPABLE, guest.call("fd_filestat_get", fd, RESULT));
            assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, 3, 0, RESULT));
            assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_rights", fd, Rights.FD_TELL, 0));
            assertEquals(Errno.NOTCAPABLE, guest.call("fd_seek", fd, 3, 0, RESULT));
            assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, 0, 1, RESULT), "tells");
        }
    }

    @Test
    void childrenInheritNoMoreThanTheDirectoryGives() throws Exception {
        try (FakeGuest guest = guest(FileSystems.MEMORY)) {
            guest.open("file", OpenFlags.CREAT, 0);
            assertEquals(
                    Errno.SUCCESS,
                    guest.call("fd_fdstat_set_rights", 3, Rights.PATH_OPEN, Rights.FD_READ));
            assertEquals(Errno.NOTCAPABLE, guest.open("file", 0, Rights.FD_WRITE, 0));
            assertEquals(Errno.NOTCAPABLE, guest.open("new", OpenFlags.CREAT, 0, 0));
            assertEquals(Errno.NOTCAPABLE, guest.open("file", OpenFlags.TRUNC, 0, 0));
            assertEquals(Errno.NOTCAPABLE, guest.onPath("path_unlink_file", "file"));
            assertEquals(Errno.SUCCESS, guest.open("file", 0, Rights.FD_READ, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void resumesAListingAtAnyCookie(FileSystems kind) throws Exception {
        try (FakeGuest guest = guest(kind)) {
            guest.onPath("path_create_directory", "dir");
            for (int i = 0; i < 5; i++) {
                guest.call("fd_close", guest.open("file-" + i, OpenFlags.CREAT, 0));
            }
            List<String> whole = list(guest, 4096);
            assertEquals(List.of(".", ".."), whole.subList(0, 2));
            assertEquals(8, whole.size());
            assertEquals(whole, list(guest, 40), "one entry a call");
            assertEquals(whole, list(guest, 67), "entries cut off");
        }
    }

    /** Lists descriptor 3 with a buffer of that size, as wasi-libc does. */
    private static List<String> list(FakeGuest guest, int size) throws Exception {
        List<String> names = new ArrayList<>();
        int buffer = guest.put(new byte[size]);
        long cookie = 0;
        int used;
        do {
            assertEquals(Errno.SUCCESS, guest.call("fd_readdir", 3, buffer, size, cookie, RESULT));
            used = guest.resultInt();
            for (int at = buffer; at + 24 <= buffer + used; ) {
                int length = guest.memory.readInt(at + 16);
                if (at + 24 + length > buffer + used) {
                    break;
                }
                names.add(guest.text(at + 24, length));
                cookie = guest.memory.readLong(at);
                at += 24 + length;
            }
        } while (used == size);
        return names;
    }

    @Test
    void aListingShowsOneStateUntilItStartsAgain() throws Exception {
        try (FakeGuest guest = guest(FileSystems.MEMORY)) {
            guest.open("a", OpenFlags.CREAT, 0);
            int buffer = guest.put(new byte[200]);
            guest.call("fd_readdir", 3, buffer, 200, 0, RESULT);
            int before = guest.resultInt();
            guest.open("b", OpenFlags.CREAT, 0);
            guest.call("fd_readdir", 3, buffer, 200, 3, RESULT);
            assertEquals(0, guest.resultInt(), "three entries, all seen");
            guest.call("fd_readdir", 3, buffer, 200, 0, RESULT);
            assertEquals(before + 25, guest.resultInt());
            guest.call("fd_readdir", 3, buffer, 200, -1, RESULT);
            assertEquals(0, guest.resultInt(), "a cookie that nobody gave");
        }
    }

    @Test
    void renumberMovesOverWhatIsOpen() throws Exception {
        try (FakeGuest guest = guest(FileSystems.MEMORY)) {
            int a = guest.open("a", OpenFlags.CREAT, 0);
            int b = guest.open("b", OpenFlags.CREAT, 0);
            guest.write(a, "a");
            assertEquals(Errno.SUCCESS, guest.call("fd_renumber", a, a), "onto itself");
            assertEquals(Errno.SUCCESS, guest.call("fd_renumber", a, b));
            assertEquals(Errno.BADF, guest.call("fd_close", a));
            guest.call("fd_seek", b, 0, 0, RESULT);
            assertEquals("a", guest.read(b, 10));
            assertEquals(Errno.BADF, guest.call("fd_renumber", b, 1_000_000_000));
            assertEquals(Errno.BADF, guest.call("fd_renumber", 1_000_000_000, b));
            assertEquals(a, guest.open("c", OpenFlags.CREAT, 0), "the number is free again");
        }
    }

    @Test
    void renumberingTakesTheNameOfAPreopenAlong() throws Exception {
        try (FakeGuest guest = guest(FileSystems.MEMORY)) {
            int file = guest.open("file", OpenFlags.CREAT, 0);
            guest.write(file, "text");
            assertEquals(Errno.SUCCESS, guest.call("fd_renumber", 3, 0));
            assertEquals(Errno.BADF, guest.call("fd_prestat_get", 3, RESULT));
            assertEquals(Errno.SUCCESS, guest.call("fd_prestat_get", 0, RESULT));
            assertEquals(1, guest.memory.readInt(RESULT + 4), "bytes of its name");
            assertEquals(Errno.SUCCESS, guest.call("fd_renumber", file, 0), "over the preopen");
            assertEquals(Errno.BADF, guest.call("fd_prestat_get", 0, RESULT), "a file now");
            guest.call("fd_seek", 0, 1, 0, RESULT);
            assertEquals("ext", guest.read(0, 10));
            assertEquals(Errno.SUCCESS, guest.call("fd_renumber", 0, 1), "over the output");
            assertEquals(Errno.SUCCESS, guest.write(1, "!"));
            guest.call("fd_filestat_get", 1, RESULT);
            assertEquals(5, guest.memory.readLong(RESULT + 32), "the write went to the file");
            assertEquals(Errno.BADF, guest.call("fd_renumber", 1, 3), "onto what is not open");
            assertEquals(Errno.BADF, guest.call("fd_renumber", -1, 1));
            assertEquals(Errno.SUCCESS, guest.call("fd_close", 2));
            assertEquals(Errno.BADF, guest.call("fd_close", 2));
        }
    }

    @Test
    void handsOutNoMoreDescriptorsThanTheLimit() throws Exception {
        try (FakeGuest guest = guest(FileSystems.MEMORY)) {
            int path = guest.put("file");
            guest.open("file", OpenFlags.CREAT, 0);
            Errno errno = Errno.SUCCESS;
            int opened = 5;
            while (errno == Errno.SUCCESS) {
                errno = guest.call("path_open", 3, 0, path, 4, 0, 0, 0, 0, RESULT);
                opened++;
            }
            assertEquals(Errno.MFILE, errno);
            assertEquals(FdTable.LIMIT, opened - 1);
        }
    }

    @Test
    void streamsAreWhatTheOptionsGive() throws Exception {
        StringBuilder out = new StringBuilder();
        OutputSink sink =
                (buffer, offset, length) ->
                        out.append(new String(buffer, offset, length, StandardCharsets.UTF_8));
        WasiOptions options =
                WasiOptions.builder()
                        .args(List.of("program", "ünï"))
                        .env(Map.of("KEY", "value"))
                        .stdin(InputSource.of("input".getBytes(StandardCharsets.UTF_8)))
                        .stdout(sink.asTerminal())
                        .build();
        try (FakeGuest guest = new FakeGuest(options)) {
            assertEquals("inp", guest.read(0, 3));
            assertEquals("ut", guest.read(0, 3));
            assertEquals("", guest.read(0, 3));
            assertEquals("notcapable", guest.read(1, 3));
            guest.write(1, "out");
            assertEquals("out", out.toString());
            guest.call("fd_fdstat_get", 1, RESULT);
            assertEquals(2, guest.memory.readByte(RESULT), "a terminal is a character device");
            guest.call("fd_fdstat_get", 2, RESULT);
            assertEquals(0, guest.memory.readByte(RESULT), "any other stream is unknown");
            guest.call("args_sizes_get", RESULT, RESULT + 4);
            assertEquals(2, guest.resultInt());
            int buffer = guest.put(new byte[20]);
            guest.call("args_get", RESULT, buffer);
            assertEquals("ünï\0", guest.text(guest.memory.readInt(RESULT + 4), 6));
            guest.call("environ_get", RESULT, buffer);
            assertEquals("KEY=value\0", guest.text(buffer, 10));
        }
    }

    @Test
    void allFunctionsOfBothVersionsAreThere() throws Exception {
        try (FakeGuest guest = guest(FileSystems.MEMORY);
                FakeGuest old =
                        new FakeGuest(
                                WasiOptions.builder().build(), WasiPreview1.UNSTABLE_MODULE)) {
            assertEquals(46, guest.module().functions().size());
            assertEquals(45, old.module().functions().size());
            assertTrue(
                    guest.module()
                            .functions()
                            .keySet()
                            .containsAll(old.module().functions().keySet()));
        }
    }

    @Test
    void theOldVersionHasItsOwnLayouts() throws Exception {
        WasiOptions options =
                WasiOptions.builder()
                        .preopens(List.of(new Preopen("/", FileSystems.MEMORY.in(folder))))
                        .build();
        try (FakeGuest guest = new FakeGuest(options, WasiPreview1.UNSTABLE_MODULE)) {
            int fd = guest.open("file", OpenFlags.CREAT, 0);
            guest.write(fd, "hello");
            assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, 1, 2, RESULT), "2 is set");
            assertEquals(1, guest.resultLong());
            guest.call("fd_filestat_get", fd, RESULT);
            assertEquals(1, guest.memory.readInt(RESULT + 20), "links");
            assertEquals(5, guest.memory.readLong(RESULT + 24), "size");
        }
    }
}
