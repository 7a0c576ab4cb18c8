package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasmscope.engine.host.HostCallLog;
import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.host.MemoryRange;
import dev.wasmscope.engine.wasi.fs.memory.MemoryFileSystem;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What calls say about themselves. */
class TraceTest {
    private static final int RESULT = FakeGuest.RESULT;

    private static FakeGuest guest() throws Exception {
        return new FakeGuest(
                WasiOptions.builder()
                        .preopens(List.of(new Preopen("/data", new MemoryFileSystem(() -> 7))))
                        .clock(WasiClock.deterministic(1000, 5))
                        .build());
    }

    @Test
    void decodesArgumentsAndResultsByName() throws Exception {
        try (FakeGuest guest = guest()) {
            guest.open(
                    "in.txt",
                    OpenFlags.CREAT,
                    Rights.FD_READ | Rights.FD_WRITE | Rights.FD_SEEK,
                    1);
            assertEquals(
                    "(fd=3</data>, dirflags=symlink_follow, path=\"in.txt\", oflags=creat,"
                            + " fs_rights_base=fd_read|fd_seek|fd_write,"
                            + " fs_rights_inheriting=fd_read|fd_seek|fd_write, fdflags=append,"
                            + " opened_fd=4</data/in.txt>) = success",
                    guest.trace());
            guest.write(4, "hello\n");
            assertEquals(
                    "(fd=4</data/in.txt>, iovs=[0x1008+6 \"hello\\n\"], nwritten=6) = success",
                    guest.trace());
            assertEquals(6, guest.lastCall().bytesMoved());
            guest.call("fd_seek", 4, 1, 0, RESULT);
            assertEquals(
                    "(fd=4</data/in.txt>, offset=1, whence=set, newoffset=1) = success",
                    guest.trace());
            guest.read(4, 100);
            assertEquals(
                    "(fd=4</data/in.txt>, iovs=[0x1018+100 \"ello\\n\"], nread=5) = success",
                    guest.trace());
            guest.call("clock_time_get", 0, 1, RESULT);
            assertEquals("(id=realtime, precision=1, time=1005) = success", guest.trace());
            guest.call("fd_close", 4);
            assertEquals("(fd=4</data/in.txt>) = success", guest.trace());
        }
    }

    @Test
    void namesErrorsAndShowsAddressesOfWhatIsNotThere() throws Exception {
        try (FakeGuest guest = guest()) {
            guest.open("missing", 0, 0, 0);
            assertEquals(
                    "(fd=3</data>, dirflags=symlink_follow, path=\"missing\", oflags=0x0,"
                            + " fs_rights_base=0x0, fs_rights_inheriting=0x0, fdflags=0x0,"
                            + " opened_fd=0x100) = noent",
                    guest.trace());
            guest.call("path_unlink_file", 3, 65535, 10);
            assertEquals("(fd=3</data>, path=0xffff) = fault", guest.trace());
            guest.call("clock_time_get", 9, 0, RESULT);
            assertEquals("(id=9, precision=0, time=0x100) = inval", guest.trace());
        }
    }

    @Test
    void recordsWhatTheHostWroteAndWherePathsLead() throws Exception {
        try (FakeGuest guest = guest()) {
            guest.call("random_get", 0x200, 10);
            assertEquals(List.of(new MemoryRange(0x200, 10)), guest.lastCall().written());
            guest.onPath("path_create_directory", "a/b");
            HostValue path = guest.lastCall().described().get(1).value();
            assertEquals(new HostValue.Path("a/b", Optional.of("memory/a/b")), path);
        }
    }

    @Test
    void aLongBufferIsShownByItsFirstBytes() throws Exception {
        try (FakeGuest guest = guest()) {
            guest.write(1, "x".repeat(1000));
            HostValue.Items buffers = (HostValue.Items) guest.lastCall().described().get(1).value();
            HostValue.Buffer bytes = (HostValue.Buffer) buffers.items().getFirst();
            assertEquals(HostCallLog.DEFAULT_PREVIEW, bytes.preview().length);
            assertEquals(1000, bytes.moved());
            assertEquals(1000, bytes.length());
        }
    }

    @Test
    void anExitIsDescribedToo() throws Exception {
        try (FakeGuest guest = guest()) {
            HostExit exit = assertThrows(HostExit.class, () -> guest.call("proc_exit", 42));
            assertEquals(42, exit.code());
            assertEquals("(rval=42) = ", guest.trace());
        }
    }
}
