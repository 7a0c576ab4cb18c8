package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasmscope.engine.host.MemoryRange;
import dev.wasmscope.engine.wasi.fs.FileSystems;
import dev.wasmscope.engine.wasi.types.Errno;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that move much, while somebody waits for the guest to pause. */
class LongCallsTest {
    private static final int AT = 0x10000;
    private static final int LENGTH = 3 * WasiState.CHUNK + 5;

    private static FakeGuest guest(WasiOptions options) throws Exception {
        FakeGuest guest = new FakeGuest(options);
        assertEquals(1, guest.memory.grow(6));
        return guest;
    }

    @Test
    void randomBytesPauseHalfWayAndAreTheSameInTheEnd() throws Exception {
        byte[] expected = new byte[LENGTH];
        try (FakeGuest guest = guest(seeded())) {
            guest.call("random_get", AT, LENGTH);
            guest.memory.read(AT, expected, 0, LENGTH);
        }
        try (FakeGuest guest = guest(seeded())) {
            guest.pauseWanted = true;
            for (int i = 0; i < 3; i++) {
                assertThrows(
                        InterruptedException.class, () -> guest.call("random_get", AT, LENGTH));
            }
            assertEquals(Errno.SUCCESS, guest.call("random_get", AT, LENGTH), "a piece a try");
            byte[] bytes = new byte[LENGTH];
            guest.memory.read(AT, bytes, 0, LENGTH);
            assertArrayEquals(expected, bytes);
            assertEquals(
                    List.of(new MemoryRange(AT, LENGTH)),
                    guest.lastCall().written(),
                    "a recording needs the bytes from before the pause too");
            assertEquals(LENGTH, guest.lastCall().bytesMoved());
        }
    }

    @Test
    void anotherCallBehindAPausedOneStartsAtItsStart() throws Exception {
        try (FakeGuest guest = guest(seeded())) {
            guest.pauseWanted = true;
            assertThrows(InterruptedException.class, () -> guest.call("random_get", AT, LENGTH));
            guest.pauseWanted = false;
            assertEquals(Errno.SUCCESS, guest.call("random_get", AT, LENGTH));
            guest.memory.writeLong(AT, 0);
            assertEquals(Errno.SUCCESS, guest.call("random_get", AT, 8));
            assertNotEquals(0, guest.memory.readLong(AT), "filled from the first byte on");
        }
    }

    private static WasiOptions seeded() {
        return WasiOptions.builder().random(RandomSource.seeded(7)).build();
    }

    @ParameterizedTest
    @EnumSource
    void filesAreReadAndWrittenAsFarAsThePauseAllows(FileSystems kind, @TempDir Path folder)
            throws Exception {
        WasiOptions options =
                WasiOptions.builder()
                        .preopens(List.of(new Preopen("/", kind.holding(folder))))
                        .build();
        try (FakeGuest guest = guest(options)) {
            int fd = guest.open("file", 1, 0);
            int all = guest.iovecs(AT, LENGTH);
            byte[] sevens = new byte[LENGTH];
            Arrays.fill(sevens, (byte) 7);
            guest.memory.write(AT, sevens);
            guest.pauseWanted = true;
            assertEquals(Errno.SUCCESS, guest.call("fd_write", fd, all, 1, FakeGuest.RESULT));
            assertEquals(WasiState.CHUNK, guest.resultInt(), "what was written until then");
            guest.pauseWanted = false;
            int rest = guest.iovecs(AT, LENGTH - WasiState.CHUNK);
            assertEquals(Errno.SUCCESS, guest.call("fd_write", fd, rest, 1, FakeGuest.RESULT));
            guest.memory.write(AT, new byte[LENGTH]);
            assertEquals(Errno.SUCCESS, guest.call("fd_pread", fd, all, 1, 0, FakeGuest.RESULT));
            assertArrayEquals(sevens, guest.memory.read(AT, LENGTH), "both writes together");

            guest.pauseWanted = true;
            assertEquals(Errno.SUCCESS, guest.call("fd_pread", fd, all, 1, 0, FakeGuest.RESULT));
            assertEquals(WasiState.CHUNK, guest.resultInt(), "what was read until then");
        }
    }
}
