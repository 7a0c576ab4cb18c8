package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.wasi.fs.memory.MemoryFileSystem;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever numbers a guest passes, it gets an errno and nothing is allocated for them. */
class BadPointersTest {
    private static final int RESULT = FakeGuest.RESULT;
    private static final int END = 65536;

    private static FakeGuest guest() throws Exception {
        MemoryFileSystem files = new MemoryFileSystem(() -> 0, 1 << 20, 1000);
        return new FakeGuest(
                WasiOptions.builder()
                        .args(List.of("program"))
                        .env(Map.of("A", "b"))
                        .preopens(List.of(new Preopen("/", files)))
                        .clock(WasiClock.deterministic(0, 1))
                        .random(RandomSource.seeded(1))
                        .build());
    }

    @Test
    void aResultThatCannotBeDeliveredStopsTheCall() throws Exception {
        try (FakeGuest guest = guest()) {
            int path = guest.put("file");
            assertEquals(
                    Errno.FAULT,
                    guest.call("path_open", 3, 0, path, 4, OpenFlags.CREAT, 0, 0, 0, END - 3));
            assertEquals(Errno.NOENT, guest.call("path_filestat_get", 3, 0, path, 4, RESULT));
            int vectors = guest.iovecs(path, 4);
            assertEquals(Errno.FAULT, guest.call("fd_write", 1, vectors, 1, 0xffff_fffcL));
            assertEquals(Errno.FAULT, guest.call("clock_time_get", 0, 0, END - 7));
            assertEquals(Errno.SUCCESS, guest.call("clock_time_get", 0, 0, END - 8));
        }
    }

    @Test
    void buffersAreCheckedBeforeAnythingMoves() throws Exception {
        try (FakeGuest guest = guest()) {
            int fd = guest.open("file", OpenFlags.CREAT, 0);
            int text = guest.put("text");
            assertEquals(
                    Errno.FAULT,
                    guest.call("fd_write", fd, guest.iovecs(text, 4, END - 1, 2), 2, RESULT));
            assertEquals(Errno.SUCCESS, guest.call("fd_tell", fd, RESULT));
            assertEquals(0, guest.resultLong(), "not even the first buffer");
            assertEquals(Errno.FAULT, guest.call("fd_write", fd, END - 4, 1, RESULT));
            assertEquals(Errno.INVAL, guest.call("fd_write", fd, 0, 0xffff_ffffL, RESULT));
            int[] whole = new int[2 * 1024];
            for (int i = 0; i < 1024; i++) {
                whole[2 * i + 1] = END;
            }
            assertEquals(
                    Errno.SUCCESS, guest.call("fd_read", fd, guest.iovecs(whole), 1024, RESULT));
            assertEquals(
                    Errno.FAULT, guest.call("fd_read", fd, guest.iovecs(0, -1, 0, -1), 2, RESULT));
        }
    }

    @Test
    void pathsAreCheckedBeforeTheyAreRead() throws Exception {
        try (FakeGuest guest = guest()) {
            assertEquals(Errno.FAULT, guest.call("path_unlink_file", 3, END - 2, 3));
            assertEquals(Errno.FAULT, guest.call("path_unlink_file", 3, 0, 0xffff_ffffL));
            assertEquals(Errno.NAMETOOLONG, guest.call("path_unlink_file", 3, 0, 5000));
            int bad = guest.put(new byte[] {'a', (byte) 0xff, 'b'});
            assertEquals(Errno.ILSEQ, guest.call("path_unlink_file", 3, bad, 3));
            assertEquals(Errno.ILSEQ, guest.onPath("path_unlink_file", "a\0b"));
        }
    }

    @Test
    void randomBytesFillMoreThanAChunkAndNothingElse() throws Exception {
        try (FakeGuest guest = guest()) {
            assertEquals(Errno.SUCCESS, guest.call("random_get", 0, END));
            assertEquals(Errno.SUCCESS, guest.call("random_get", END, 0));
            assertEquals(Errno.FAULT, guest.call("random_get", 1, END));
            assertEquals(Errno.FAULT, guest.call("random_get", 0, 0xffff_ffffL));
        }
    }

    /** Every function, any arguments, twice as likely at the edges. */
    @Property(tries = 3000)
    void anyArgumentsGiveAnErrno(
            @ForAll("functions") String name, @ForAll("arguments") List<Long> arguments)
            throws Exception {
        try (FakeGuest guest = guest()) {
            guest.open("file", OpenFlags.CREAT, 0);
            HostModule.Function function = guest.module().function(name).orElseThrow();
            int count = function.type().params().size();
            long[] numbers = arguments.stream().limit(count).mapToLong(Long::longValue).toArray();
            guest.call(name, numbers);
            assertTrue(guest.lastCall().errno() >= 0, name);
            assertEquals(
                    List.of(),
                    guest.lastCall().described().stream().filter(a -> a.name().isEmpty()).toList());
        }
    }

    @Provide
    Arbitrary<String> functions() throws Exception {
        try (FakeGuest guest = guest()) {
            return Arbitraries.of(
                    guest.module().functions().keySet().stream()
                            .filter(name -> !name.equals("proc_exit"))
                            .toList());
        }
    }

    @Provide
    Arbitrary<List<Long>> arguments() {
        Arbitrary<Long> edges =
                Arbitraries.of(
                        0L,
                        1L,
                        2L,
                        3L,
                        4L,
                        8L,
                        64L,
                        65528L,
                        65535L,
                        65536L,
                        0x7fff_ffffL,
                        0x8000_0000L,
                        0xffff_fffcL,
                        0xffff_ffffL,
                        Long.MAX_VALUE,
                        Long.MIN_VALUE,
                        -1L);
        return Arbitraries.oneOf(edges, edges, Arbitraries.longs()).list().ofSize(9);
    }
}
