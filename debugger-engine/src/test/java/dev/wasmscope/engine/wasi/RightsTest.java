package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.wasmscope.engine.wasi.fs.FileSystems;
import dev.wasmscope.engine.wasi.net.ListeningSocket;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.FdFlags;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each of the 46 functions needs, as the witx says beside {@code $rights}: with exactly these
 * rights it is not refused, and without any one of them it is {@code notcapable}.
 */
@Timeout(60)
class RightsTest {
    private static final int RESULT = FakeGuest.RESULT;
    private static final int BUFFER = 0x400;
    private static final int ROOT = 3;

    @TempDir Path temp;

    private FakeGuest guest;
    private Socket client;
    private int listener;
    private int file;
    private int folder;
    private int connection;

    /** What the function is called on. */
    enum On {
        FILE,
        FOLDER,
        LISTENER,
        CONNECTION
    }

    /**
     * One row.
     *
     * @param function and what makes the row differ from others of it
     * @param needed names of rights
     */
    record Row(String function, On on, List<String> needed) {
        /** The function alone. */
        String name() {
            return function.split(" ", 2)[0];
        }

        /** What makes the row differ, or nothing. */
        String variant() {
            return function.substring(name().length()).strip();
        }

        @Override
        public String toString() {
            return function + " on " + on + " needs " + needed;
        }
    }

    private static Row row(String function, On on, String... needed) {
        return new Row(function, on, List.of(needed));
    }

    static Stream<Row> rows() {
        return Stream.of(
                row("fd_advise", On.FILE, "fd_advise"),
                row("fd_allocate", On.FILE, "fd_allocate"),
                row("fd_datasync", On.FILE, "fd_datasync"),
                row("fd_datasync", On.FOLDER, "fd_datasync"),
                row("fd_fdstat_set_flags", On.FILE, "fd_fdstat_set_flags"),
                row("fd_fdstat_set_flags", On.CONNECTION, "fd_fdstat_set_flags"),
                row("fd_filestat_get", On.FILE, "fd_filestat_get"),
                row("fd_filestat_get", On.FOLDER, "fd_filestat_get"),
                row("fd_filestat_get", On.LISTENER, "fd_filestat_get"),
                row("fd_filestat_set_size", On.FILE, "fd_filestat_set_size"),
                row("fd_filestat_set_times", On.FILE, "fd_filestat_set_times"),
                row("fd_filestat_set_times", On.FOLDER, "fd_filestat_set_times"),
                row("fd_pread", On.FILE, "fd_read", "fd_seek"),
                row("fd_pwrite", On.FILE, "fd_write", "fd_seek"),
                row("fd_read", On.FILE, "fd_read"),
                row("fd_read", On.CONNECTION, "fd_read"),
                row("fd_readdir", On.FOLDER, "fd_readdir"),
                row("fd_seek", On.FILE, "fd_seek"),
                row("fd_seek where it is", On.FILE, "fd_tell"),
                row("fd_sync", On.FILE, "fd_sync"),
                row("fd_sync", On.FOLDER, "fd_sync"),
                row("fd_tell", On.FILE, "fd_tell"),
                row("fd_write", On.FILE, "fd_write"),
                row("fd_write", On.CONNECTION, "fd_write"),
                row("path_create_directory", On.FOLDER, "path_create_directory"),
                row("path_filestat_get", On.FOLDER, "path_filestat_get"),
                row("path_filestat_set_times", On.FOLDER, "path_filestat_set_times"),
                row("path_link from", On.FOLDER, "path_link_source"),
                row("path_link to", On.FOLDER, "path_link_target"),
                row("path_open", On.FOLDER, "path_open"),
                row("path_open creat", On.FOLDER, "path_open", "path_create_file"),
                row("path_open trunc", On.FOLDER, "path_open", "path_filestat_set_size"),
                row("path_open dsync", On.FOLDER, "path_open", "fd_datasync"),
                row("path_open rsync", On.FOLDER, "path_open", "fd_sync"),
                row("path_open sync", On.FOLDER, "path_open"),
                row("path_readlink", On.FOLDER, "path_readlink"),
                row("path_remove_directory", On.FOLDER, "path_remove_directory"),
                row("path_rename from", On.FOLDER, "path_rename_source"),
                row("path_rename to", On.FOLDER, "path_rename_target"),
                row("path_symlink", On.FOLDER, "path_symlink"),
                row("path_unlink_file", On.FOLDER, "path_unlink_file"),
                row("poll_oneoff read", On.FILE, "poll_fd_readwrite", "fd_read"),
                row("poll_oneoff write", On.FILE, "poll_fd_readwrite", "fd_write"),
                row("poll_oneoff read", On.LISTENER, "poll_fd_readwrite", "sock_accept"),
                row("poll_oneoff read", On.CONNECTION, "poll_fd_readwrite", "fd_read"),
                row("poll_oneoff write", On.CONNECTION, "poll_fd_readwrite", "fd_write"),
                row("sock_accept", On.LISTENER, "sock_accept"),
                row("sock_recv", On.CONNECTION, "fd_read"),
                row("sock_send", On.CONNECTION, "fd_write"),
                row("sock_shutdown", On.CONNECTION, "sock_shutdown"));
    }

    /** The functions that need no right, and are allowed on a descriptor that has none. */
    private static final List<String> FREE =
            List.of(
                    "args_get",
                    "args_sizes_get",
                    "clock_res_get",
                    "clock_time_get",
                    "environ_get",
                    "environ_sizes_get",
                    "fd_close",
                    "fd_fdstat_get",
                    "fd_fdstat_set_rights",
                    "fd_prestat_dir_name",
                    "fd_prestat_get",
                    "fd_renumber",
                    "proc_exit",
                    "proc_raise",
                    "random_get",
                    "sched_yield");

    @BeforeEach
    void open() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ListeningSocket socket = ListeningSocket.bind(new InetSocketAddress(loopback, 0));
        InetSocketAddress address = socket.address();
        guest =
                new FakeGuest(
                        WasiOptions.builder()
                                .preopens(List.of(new Preopen("/", FileSystems.MEMORY.in(temp))))
                                .listeners(List.of(socket))
                                .build());
        listener = 4;
        client = new Socket(address.getAddress(), address.getPort());
        guest.call("sock_accept", listener, 0, RESULT);
        connection = guest.resultInt();
        client.getOutputStream().write(1);
        file = guest.open("file", OpenFlags.CREAT, 0);
        guest.onPath("path_create_directory", "empty");
        link("target", "link");
        folder = guest.open(".", OpenFlags.DIRECTORY, Rights.ALL & ~Rights.FD_WRITE, 0).code();
        assertEquals(0, folder);
        folder = guest.resultInt();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        guest.close();
    }

    private void link(String text, String name) throws Exception {
        int at = guest.put(text);
        guest.call("path_symlink", at, text.length(), ROOT, guest.put(name), name.length());
    }

    private int fd(On on) {
        return switch (on) {
            case FILE -> file;
            case FOLDER -> folder;
            case LISTENER -> listener;
            case CONNECTION -> connection;
        };
    }

    private static long bit(String right) {
        return 1L << Rights.NAMES.names().indexOf(right);
    }

    private static long bits(List<String> rights) {
        return rights.stream().mapToLong(RightsTest::bit).reduce(0, (a, b) -> a | b);
    }

    private void shrinkTo(int fd, long rights) throws Exception {
        guest.call("fd_fdstat_get", fd, RESULT);
        long inheriting = guest.memory.readLong(RESULT + 16);
        assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_rights", fd, rights, inheriting));
    }

    private Errno call(Row row) throws Exception {
        int fd = fd(row.on());
        int vectors = guest.iovecs(guest.put("x"), 1);
        int name = guest.put("file");
        int fresh = guest.put("fresh");
        int empty = guest.put("empty");
        int link = guest.put("link");
        String function = row.name();
        String variant = row.variant();
        return switch (function) {
            case "fd_advise" -> guest.call("fd_advise", fd, 0, 0, 0);
            case "fd_allocate" -> guest.call("fd_allocate", fd, 0, 1);
            case "fd_fdstat_set_flags" -> guest.call("fd_fdstat_set_flags", fd, 0);
            case "fd_filestat_set_size" -> guest.call("fd_filestat_set_size", fd, 1);
            case "fd_filestat_set_times" -> guest.call("fd_filestat_set_times", fd, 0, 0, 0);
            case "fd_pread", "fd_pwrite" -> guest.call(function, fd, vectors, 1, 0, RESULT);
            case "fd_read", "fd_write" -> guest.call(function, fd, vectors, 1, RESULT);
            case "fd_readdir" -> guest.call("fd_readdir", fd, BUFFER, 100, 0, RESULT);
            case "fd_seek" -> guest.call("fd_seek", fd, 0, variant.isEmpty() ? 0 : 1, RESULT);
            case "fd_datasync", "fd_sync" -> guest.call(function, fd);
            case "fd_tell", "fd_filestat_get" -> guest.call(function, fd, RESULT);
            case "path_create_directory" -> guest.call(function, fd, fresh, 5);
            case "path_filestat_get" -> guest.call(function, fd, 0, name, 4, RESULT);
            case "path_filestat_set_times" -> guest.call(function, fd, 0, name, 4, 0, 0, 0);
            case "path_link" -> {
                boolean from = variant.equals("from");
                int source = from ? fd : ROOT;
                yield guest.call(function, source, 0, name, 4, from ? ROOT : fd, fresh, 5);
            }
            case "path_open" -> {
                int oflags =
                        switch (variant) {
                            case "creat" -> OpenFlags.CREAT;
                            case "trunc" -> OpenFlags.TRUNC;
                            default -> 0;
                        };
                int fdflags =
                        switch (variant) {
                            case "dsync" -> FdFlags.DSYNC;
                            case "rsync" -> FdFlags.RSYNC;
                            case "sync" -> FdFlags.SYNC;
                            default -> 0;
                        };
                yield guest.call(function, fd, 0, name, 4, oflags, 0, 0, fdflags, RESULT);
            }
            case "path_readlink" -> guest.call(function, fd, link, 4, BUFFER, 100, RESULT);
            case "path_remove_directory" -> guest.call(function, fd, empty, 5);
            case "path_rename" -> {
                boolean from = variant.equals("from");
                yield guest.call(function, from ? fd : ROOT, name, 4, from ? ROOT : fd, fresh, 5);
            }
            case "path_symlink" -> guest.call(function, name, 4, fd, fresh, 5);
            case "path_unlink_file" -> guest.call(function, fd, name, 4);
            case "poll_oneoff" -> poll(fd, variant.equals("read") ? 1 : 2);
            case "sock_accept" -> guest.call(function, fd, FdFlags.NONBLOCK, RESULT);
            case "sock_recv" -> guest.call(function, fd, vectors, 1, 0, RESULT, RESULT + 4);
            case "sock_send" -> guest.call(function, fd, vectors, 1, 0, RESULT);
            case "sock_shutdown" -> guest.call(function, fd, 3);
            default -> throw new AssertionError(row);
        };
    }

    /** The error in the event; a timer that is over ends the wait. */
    private Errno poll(int fd, int type) throws Exception {
        int in = guest.put(new byte[96]);
        guest.memory.writeByte(in + 8, (byte) type);
        guest.memory.writeInt(in + 16, fd);
        guest.memory.writeInt(in + 48 + 16, 1);
        assertEquals(Errno.SUCCESS, guest.call("poll_oneoff", in, BUFFER, 2, RESULT));
        boolean onlyTimer = guest.memory.readByte(BUFFER + 10) == 0;
        return onlyTimer ? Errno.SUCCESS : Errno.of(guest.memory.readShort(BUFFER + 8));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void withExactlyTheseItIsNotRefused(Row row) throws Exception {
        if (row.function().equals("sock_accept")) {
            // It must not wait in this test.
            guest.call("fd_fdstat_set_flags", listener, FdFlags.NONBLOCK);
        }
        shrinkTo(fd(row.on()), bits(row.needed()));
        Errno errno = call(row);
        Set<Errno> fine = Set.of(Errno.SUCCESS, Errno.NOTSUP, Errno.AGAIN);
        assertEquals(Set.of(), fine.contains(errno) ? Set.of() : Set.of(errno));
    }

    /** A row, and the one of its rights that is missing. */
    private record Missing(Row row, String right) {}

    static Stream<Missing> missing() {
        return rows().flatMap(row -> row.needed().stream().map(right -> new Missing(row, right)));
    }

    @ParameterizedTest
    @MethodSource("missing")
    void withoutAnyOneOfThemItIsRefused(Missing missing) throws Exception {
        Row row = missing.row();
        int fd = fd(row.on());
        guest.call("fd_fdstat_get", fd, RESULT);
        long all = guest.memory.readLong(RESULT + 8);
        shrinkTo(fd, all & ~(bit(missing.right()) | impliedBy(missing.right())));
        assertEquals(Errno.NOTCAPABLE, call(row));
    }

    /** What includes a right: the one to seek that to tell, the one to sync that for data only. */
    private static long impliedBy(String right) {
        return switch (right) {
            case "fd_tell" -> Rights.FD_SEEK;
            case "fd_datasync" -> Rights.FD_SYNC;
            default -> 0;
        };
    }

    @Test
    void whatNeedsNoRightWorksWithoutAny() throws Exception {
        assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_rights", file, 0, 0));
        assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_rights", ROOT, 0, 0));
        assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_rights", file, 0, 0), "again");
        assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_get", file, RESULT));
        assertEquals(0, guest.memory.readLong(RESULT + 8));
        assertEquals(Errno.SUCCESS, guest.call("fd_prestat_get", ROOT, RESULT));
        assertEquals(Errno.SUCCESS, guest.call("fd_prestat_dir_name", ROOT, BUFFER, 1));
        assertEquals(Errno.SUCCESS, guest.call("fd_renumber", file, folder));
        assertEquals(Errno.SUCCESS, guest.call("fd_close", folder));
    }

    @Test
    void theTableHasAllFunctions() throws Exception {
        Set<String> told = new TreeSet<>(FREE);
        rows().map(Row::name).forEach(told::add);
        assertEquals(new TreeSet<>(guest.module().functions().keySet()), told);
        assertEquals(46, told.size());
    }

    @Test
    void everyRightOnceGivenUpIsGone() throws Exception {
        for (int bit = 0; bit < 30; bit++) {
            long right = 1L << bit;
            for (boolean inherited : new boolean[] {false, true}) {
                int fd =
                        guest.open(".", OpenFlags.DIRECTORY, Rights.ALL & ~Rights.FD_WRITE, 0)
                                .code();
                assertEquals(0, fd);
                fd = guest.resultInt();
                guest.call("fd_fdstat_get", fd, RESULT);
                long rights = guest.memory.readLong(RESULT + 8);
                long inheriting = guest.memory.readLong(RESULT + 16);
                long without = inherited ? rights : rights & ~right;
                long inheritingWithout = inherited ? inheriting & ~right : inheriting;
                guest.call("fd_fdstat_set_rights", fd, without, inheritingWithout);
                long asked = inherited ? without : without | right;
                long inheritingAsked = inherited ? inheritingWithout | right : inheritingWithout;
                assertEquals(
                        Errno.NOTCAPABLE,
                        guest.call("fd_fdstat_set_rights", fd, asked, inheritingAsked),
                        Rights.NAMES.names().get(bit));
                guest.call("fd_close", fd);
            }
        }
        assertEquals(Errno.NOTCAPABLE, guest.call("fd_fdstat_set_rights", file, 1L << 40, 0));
    }

    @Test
    void whatIsOpenedHasNoMoreThanItsFolderHandsOn() throws Exception {
        long handed = Rights.FD_READ | Rights.FD_SEEK | Rights.PATH_OPEN | Rights.FD_READDIR;
        guest.call("fd_fdstat_set_rights", folder, Rights.PATH_OPEN, handed);
        int name = guest.put("file");
        List<Long> refused =
                LongStream.range(0, 30)
                        .map(bit -> 1L << bit)
                        .filter(right -> (handed & right) == 0)
                        .boxed()
                        .toList();
        for (long right : refused) {
            List<Errno> errnos =
                    Arrays.asList(
                            guest.call("path_open", folder, 0, name, 4, 0, right, 0, 0, RESULT),
                            guest.call("path_open", folder, 0, name, 4, 0, 0, right, 0, RESULT));
            assertEquals(
                    List.of(Errno.NOTCAPABLE, Errno.NOTCAPABLE),
                    errnos,
                    () -> Rights.NAMES.decode(right).stream().collect(Collectors.joining()));
        }
        assertEquals(
                Errno.SUCCESS,
                guest.call("path_open", folder, 0, name, 4, 0, handed, handed, 0, RESULT));
        int opened = guest.resultInt();
        guest.call("fd_fdstat_get", opened, RESULT);
        assertEquals(
                Rights.FD_READ | Rights.FD_SEEK,
                guest.memory.readLong(RESULT + 8),
                "what makes sense on a file");
        int dot = guest.put(".");
        guest.call("path_open", folder, 0, dot, 1, 0, Rights.PATH_OPEN, handed, 0, RESULT);
        int below = guest.resultInt();
        assertNotEquals(opened, below);
        guest.call("fd_fdstat_get", below, RESULT);
        assertEquals(Rights.PATH_OPEN, guest.memory.readLong(RESULT + 8));
        assertEquals(handed, guest.memory.readLong(RESULT + 16), "handed on once more");
    }
}
