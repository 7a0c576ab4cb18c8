package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.wasi.fs.memory.MemoryFileSystem;
import dev.wasmscope.engine.wasi.types.FdFlags;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import dev.wasmscope.testing.Goldens;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One call of each of the 46 functions, as a trace shows it. */
class EveryCallTest {
    private static final int RESULT = FakeGuest.RESULT;
    private static final int SECOND = FakeGuest.RESULT + 0x80;

    private final StringBuilder text = new StringBuilder();
    private final Set<String> called = new LinkedHashSet<>();

    @Test
    void showsItsArgumentsAndItsResults() throws Exception {
        Map<String, String> env = new LinkedHashMap<>(Map.of("LANG", "C"));
        WasiOptions options =
                WasiOptions.builder()
                        .args(List.of("prog", "--verbose", "naïve"))
                        .env(env)
                        .stdin(InputSource.of("typed\n".getBytes(StandardCharsets.UTF_8)))
                        .preopens(List.of(new Preopen("/data", new MemoryFileSystem(() -> 7))))
                        .clock(WasiClock.deterministic(1000, 5))
                        .random(RandomSource.seeded(42))
                        .build();
        try (FakeGuest guest = new FakeGuest(options)) {
            arguments(guest);
            files(guest);
            paths(guest);
            others(guest);
            Goldens.check("wasi/every-call.txt", text.toString());
            assertEquals(new TreeSet<>(guest.module().functions().keySet()), new TreeSet<>(called));
        }
    }

    private void call(FakeGuest guest, String name, long... arguments) throws Exception {
        try {
            guest.call(name, arguments);
        } catch (HostExit exit) {
            text.append("exits with ").append(exit.code()).append(": ");
        }
        called.add(name);
        text.append(name).append(guest.trace());
        if (guest.lastCall().bytesMoved() > 0) {
            text.append(", ").append(guest.lastCall().bytesMoved()).append(" bytes");
        }
        if (!guest.lastCall().written().isEmpty()) {
            text.append("\n    wrote");
            guest.lastCall()
                    .written()
                    .forEach(
                            range ->
                                    text.append(
                                            " 0x%x+%d".formatted(range.address(), range.length())));
        }
        text.append('\n');
    }

    private void path(FakeGuest guest, String name, String path) throws Exception {
        call(guest, name, 3, guest.put(path), path.length());
    }

    private void arguments(FakeGuest guest) throws Exception {
        call(guest, "args_sizes_get", RESULT, SECOND);
        call(guest, "args_get", 0x200, 0x300);
        call(guest, "environ_sizes_get", RESULT, SECOND);
        call(guest, "environ_get", 0x200, 0x300);
        call(guest, "clock_res_get", 0, RESULT);
        call(guest, "clock_time_get", 1, 1000, RESULT);
        call(guest, "random_get", 0x400, 8);
        call(guest, "fd_prestat_get", 3, RESULT);
        call(guest, "fd_prestat_dir_name", 3, 0x200, 5);
        call(guest, "fd_prestat_get", 4, RESULT);
    }

    private void files(FakeGuest guest) throws Exception {
        int hello = guest.put("Hello, ");
        int world = guest.put("world!\n");
        int lines = guest.iovecs(hello, 7, world, 7);
        int in = guest.iovecs(0x500, 4, 0x600, 100);
        long rights =
                Rights.FD_READ
                        | Rights.FD_WRITE
                        | Rights.FD_SEEK
                        | Rights.FD_TELL
                        | Rights.FD_FILESTAT_GET
                        | Rights.FD_FILESTAT_SET_SIZE
                        | Rights.FD_FILESTAT_SET_TIMES
                        | Rights.FD_SYNC
                        | Rights.FD_DATASYNC
                        | Rights.FD_ADVISE
                        | Rights.FD_ALLOCATE
                        | Rights.FD_FDSTAT_SET_FLAGS;
        call(
                guest,
                "path_open",
                3,
                1,
                guest.put("a.txt"),
                5,
                OpenFlags.CREAT | OpenFlags.EXCL,
                rights,
                Rights.FD_READ,
                FdFlags.APPEND,
                RESULT);
        call(guest, "fd_write", 4, lines, 2, RESULT);
        call(guest, "fd_pwrite", 4, lines, 1, 14, RESULT);
        call(guest, "fd_seek", 4, -14, 2, RESULT);
        call(guest, "fd_tell", 4, RESULT);
        call(guest, "fd_read", 4, in, 2, RESULT);
        call(guest, "fd_pread", 4, in, 1, 7, RESULT);
        call(guest, "fd_read", 0, in, 1, RESULT);
        call(guest, "fd_read", 77, in, 2, RESULT);
        call(guest, "fd_advise", 4, 0, 100, 2);
        call(guest, "fd_allocate", 4, 0, 1L << 40);
        call(guest, "fd_datasync", 4);
        call(guest, "fd_sync", 4);
        call(guest, "fd_fdstat_get", 4, RESULT);
        call(guest, "fd_fdstat_set_flags", 4, FdFlags.NONBLOCK);
        call(guest, "fd_fdstat_set_rights", 4, rights & ~Rights.FD_SYNC, 0);
        call(guest, "fd_filestat_get", 4, RESULT);
        call(guest, "fd_filestat_set_size", 4, 3);
        call(guest, "fd_filestat_set_times", 4, 1_000, 2_000, 5);
        call(guest, "fd_renumber", 4, 2);
        call(guest, "fd_readdir", 3, 0x2000, 200, 0, RESULT);
        call(guest, "fd_close", 2);
        call(guest, "fd_close", 2);
    }

    private void paths(FakeGuest guest) throws Exception {
        int a = guest.put("a.txt");
        int b = guest.put("./b");
        path(guest, "path_create_directory", "d");
        call(guest, "path_filestat_get", 3, 1, a, 5, RESULT);
        call(guest, "path_filestat_set_times", 3, 0, a, 5, 1, 2, 2 | 8);
        call(guest, "path_symlink", a, 5, 3, b, 3);
        call(guest, "path_readlink", 3, b, 3, 0x700, 64, RESULT);
        call(guest, "path_link", 3, 0, a, 5, 3, guest.put("d/c"), 3);
        call(guest, "path_rename", 3, b, 3, 3, guest.put("d/e"), 3);
        path(guest, "path_unlink_file", "a.txt");
        path(guest, "path_remove_directory", "d");
    }

    private void others(FakeGuest guest) throws Exception {
        int in = guest.put(new byte[96]);
        guest.memory.writeLong(in, 17);
        guest.memory.writeInt(in + 16, 1);
        guest.memory.writeLong(in + 24, 2000);
        guest.memory.writeShort(in + 40, (short) 1);
        guest.memory.writeLong(in + 48, 18);
        guest.memory.writeByte(in + 56, (byte) 1);
        guest.memory.writeInt(in + 64, 0);
        call(guest, "poll_oneoff", in, 0x800, 2, RESULT);
        int data = guest.iovecs(guest.put("GET /"), 5);
        call(guest, "sock_accept", 3, FdFlags.NONBLOCK, RESULT);
        call(guest, "sock_recv", 3, data, 1, 1, RESULT, SECOND);
        call(guest, "sock_send", 1, data, 1, 0, RESULT);
        call(guest, "sock_shutdown", 3, 3);
        call(guest, "sched_yield");
        call(guest, "proc_raise", 6);
        call(guest, "proc_exit", 42);
    }
}
