package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.wasmscope.engine.wasi.fs.FileSystems;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one call may take of the host, whatever numbers it is given. */
class LimitsTest {
    private static final int RESULT = FakeGuest.RESULT;
    private static final int END = 65536;
    private static final long ALLOWED = 1 << 20;

    @TempDir Path folder;

    private FakeGuest guest() throws Exception {
        return new FakeGuest(
                WasiOptions.builder()
                        .preopens(List.of(new Preopen("/", FileSystems.HOST.in(folder))))
                        .build());
    }

    /** Bytes that a call allocates on this thread; the second time, when all is linked. */
    private static long allocated(FakeGuest guest, String name, long... arguments)
            throws Exception {
        guest.call(name, arguments);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        guest.call(name, arguments);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void noNumberSizesAnAllocation() throws Exception {
        try (FakeGuest guest = guest()) {
            int file = guest.open("file", OpenFlags.CREAT, 0);
            guest.call("fd_filestat_set_size", file, 1L << 40);
            int[] everything = new int[2 * 1024];
            for (int i = 0; i < 1024; i++) {
                everything[2 * i + 1] = END;
            }
            long vectors = guest.iovecs(everything);
            long huge = 0xffff_fff0L;
            record Call(String name, long... arguments) {}
            List<Call> calls =
                    List.of(
                            new Call("fd_read", file, vectors, 1024, RESULT),
                            new Call("fd_pread", file, vectors, 1024, 0, RESULT),
                            new Call("fd_read", file, 0, huge, RESULT),
                            new Call("fd_write", 1, vectors, 1024, RESULT),
                            new Call("fd_pwrite", file, 0, huge, 0, RESULT),
                            new Call("fd_readdir", 3, 0, END, 0, RESULT),
                            new Call("fd_readdir", 3, 0, huge, 0, RESULT),
                            new Call("fd_readdir", 3, 0, END, Long.MAX_VALUE, RESULT),
                            new Call("random_get", 0, END),
                            new Call("random_get", 0, huge),
                            new Call("poll_oneoff", 0, 0, huge, RESULT),
                            new Call("path_readlink", 3, RESULT, huge, 0, END, RESULT),
                            new Call("path_unlink_file", 3, 0, huge),
                            new Call("path_open", 3, 0, 0, END, 0, 0, 0, 0, RESULT),
                            new Call("path_symlink", 0, huge, 3, 0, 1),
                            new Call("fd_prestat_dir_name", 3, 0, huge),
                            new Call("fd_filestat_set_size", file, Long.MAX_VALUE),
                            new Call("fd_allocate", file, 0, Long.MAX_VALUE));
            for (Call call : calls) {
                long bytes = allocated(guest, call.name(), call.arguments());
                assertTrue(bytes < ALLOWED, () -> call.name() + " allocated " + bytes + " bytes");
            }
        }
    }

    @Test
    void countsAreLimited() throws Exception {
        try (FakeGuest guest = guest()) {
            int file = guest.open("file", OpenFlags.CREAT, 0);
            assertEquals(Errno.SUCCESS, guest.call("fd_read", file, 0x2000, 1024, RESULT));
            assertEquals(Errno.INVAL, guest.call("fd_read", file, 0x2000, 1025, RESULT));
            assertEquals(Errno.INVAL, guest.call("fd_write", file, 0x2000, 1025, RESULT));
            assertEquals(Errno.INVAL, guest.call("poll_oneoff", 0, 0, 0, RESULT));
        }
    }

    @Test
    void pathsAreLimited() throws Exception {
        try (FakeGuest guest = guest()) {
            String longest = "./".repeat(2045) + "file";
            assertEquals(4094, longest.length());
            assertEquals(Errno.NOENT, guest.onPath("path_unlink_file", longest));
            assertEquals(
                    Errno.NAMETOOLONG, guest.onPath("path_unlink_file", "./" + longest + "xx"));
            assertEquals(
                    Errno.NOENT, guest.onPath("path_unlink_file", "x".repeat(255)), "a component");
            assertEquals(Errno.NAMETOOLONG, guest.onPath("path_unlink_file", "x".repeat(256)));
            String deep = "d/".repeat(2000);
            assertEquals(Errno.NOENT, guest.onPath("path_create_directory", deep));
        }
    }

    @Test
    void randomBytesComeInPieces() throws Exception {
        try (FakeGuest guest = guest()) {
            assertTrue(guest.memory.grow(3) >= 0);
            assertEquals(Errno.SUCCESS, guest.call("random_get", 8, 4 * END - 8));
            assertFalse(guest.memory.readLong(4 * END - 8) == 0, "the last bytes too");
        }
    }

    @Test
    void descriptorsOfTheHostAreNotUsedUp() throws Exception {
        try (FakeGuest guest = guest()) {
            guest.open("file", OpenFlags.CREAT, 0);
            int path = guest.put("file");
            int open = 5;
            while (guest.call("path_open", 3, 0, path, 4, 0, 0, 0, 0, RESULT) == Errno.SUCCESS) {
                open++;
            }
            assertEquals(FdTable.LIMIT, open);
            assertEquals(Errno.SUCCESS, guest.call("fd_close", 100));
            assertEquals(Errno.SUCCESS, guest.call("path_open", 3, 0, path, 4, 0, 0, 0, 0, RESULT));
            assertEquals(100, guest.resultInt());
        }
    }

    @Test
    void aLargeFolderIsListedInPieces() throws Exception {
        for (int i = 0; i < 2000; i++) {
            Files.createFile(folder.resolve("file-" + i));
        }
        try (FakeGuest guest = guest()) {
            int seen = 0;
            long cookie = 0;
            int used;
            do {
                guest.call("fd_readdir", 3, 0x2000, 4096, cookie, RESULT);
                used = guest.resultInt();
                for (int at = 0x2000; at + 24 <= 0x2000 + used; ) {
                    int length = guest.memory.readInt(at + 16);
                    if (at + 24 + length > 0x2000 + used) {
                        break;
                    }
                    cookie = guest.memory.readLong(at);
                    at += 24 + length;
                    seen++;
                }
            } while (used == 4096);
            assertEquals(2002, seen);
        }
    }

    @Test
    void theEnvironmentOfTheHostIsNotThere() throws Exception {
        assertFalse(System.getenv().isEmpty(), "this process has one");
        try (FakeGuest guest = guest()) {
            assertEquals(Errno.SUCCESS, guest.call("environ_sizes_get", RESULT, RESULT + 4));
            assertEquals(0, guest.memory.readInt(RESULT), "variables");
            assertEquals(0, guest.memory.readInt(RESULT + 4), "bytes");
        }
    }
}
