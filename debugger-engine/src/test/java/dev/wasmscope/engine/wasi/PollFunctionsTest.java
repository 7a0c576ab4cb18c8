package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.wasi.types.ClockId;
import dev.wasmscope.engine.wasi.types.Errno;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting: for clocks, for input, and being interrupted. */
@Timeout(30)
class PollFunctionsTest {
    private static final int RESULT = FakeGuest.RESULT;
    private static final int OUT = 0x800;
    private static final int CLOCK = 0;
    private static final int READ = 1;
    private static final int WRITE = 2;

    private final FedInput stdin = new FedInput(true);
    private final WasiClock clock = WasiClock.deterministic(1_000_000, 0);

    private FakeGuest guest() throws Exception {
        return new FakeGuest(WasiOptions.builder().stdin(stdin).clock(clock).build());
    }

    @Test
    void theFirstTimerEndsTheWait() throws Exception {
        try (FakeGuest guest = guest()) {
            int in = timer(guest, 1, 5_000_000_000L, 0);
            timer(guest, 2, 3_000_000_000L, 0);
            timer(guest, 3, 3_000_000_000L, 0);
            assertEquals(Errno.SUCCESS, guest.call("poll_oneoff", in, OUT, 3, RESULT));
            assertEquals(2, guest.resultInt());
            assertEquals(2, guest.memory.readLong(OUT));
            assertEquals(3, guest.memory.readLong(OUT + 32));
            assertEquals(3_000_000_000L, clock.now(ClockId.MONOTONIC), "time has passed");
        }
    }

    @Test
    void anAbsoluteTimeInThePastIsOver() throws Exception {
        try (FakeGuest guest = guest()) {
            int in = timer(guest, 1, 0, 1);
            assertEquals(Errno.SUCCESS, guest.call("poll_oneoff", in, OUT, 1, RESULT));
            assertEquals(1, guest.resultInt());
            assertEquals(0, clock.now(ClockId.MONOTONIC), "no time has passed");
        }
    }

    @Test
    void inputThatIsThereComesBeforeAnyTimer() throws Exception {
        stdin.feed(new byte[12]);
        try (FakeGuest guest = guest()) {
            int in = timer(guest, 1, -1, 0);
            descriptor(guest, 2, READ, 0);
            assertEquals(Errno.SUCCESS, guest.call("poll_oneoff", in, OUT, 2, RESULT));
            assertEquals(1, guest.resultInt());
            assertEquals(2, guest.memory.readLong(OUT));
            assertEquals(READ, guest.memory.readByte(OUT + 10));
            assertEquals(12, guest.memory.readLong(OUT + 16), "bytes to read");
        }
    }

    @Test
    void theEndOfTheInputIsAHangup() throws Exception {
        stdin.end();
        try (FakeGuest guest = guest()) {
            int in = descriptor(guest, 2, READ, 0);
            assertEquals(Errno.SUCCESS, guest.call("poll_oneoff", in, OUT, 1, RESULT));
            assertEquals(0, guest.memory.readLong(OUT + 16));
            assertEquals(1, guest.memory.readShort(OUT + 24));
        }
    }

    @Test
    void errorsOfOneDescriptorAreEvents() throws Exception {
        try (FakeGuest guest = guest()) {
            int in = descriptor(guest, 1, READ, 77);
            descriptor(guest, 2, WRITE, 1);
            descriptor(guest, 3, WRITE, 0);
            assertEquals(Errno.SUCCESS, guest.call("poll_oneoff", in, OUT, 3, RESULT));
            assertEquals(3, guest.resultInt());
            assertEquals(Errno.BADF.code(), guest.memory.readShort(OUT + 8));
            assertEquals(0, guest.memory.readShort(OUT + 32 + 8));
            assertEquals(Errno.BADF.code(), guest.memory.readShort(OUT + 64 + 8));
        }
    }

    @Test
    void countsAreChecked() throws Exception {
        try (FakeGuest guest = guest()) {
            assertEquals(Errno.INVAL, guest.call("poll_oneoff", 0, OUT, 0, RESULT));
            assertEquals(Errno.INVAL, guest.call("poll_oneoff", 0, OUT, 0xffff_ffffL, RESULT));
            assertEquals(Errno.FAULT, guest.call("poll_oneoff", 0, OUT, 5000, RESULT));
        }
    }

    @Test
    void aWaitingReadCanBeInterruptedAndRepeated() throws Exception {
        try (FakeGuest guest = guest()) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread reader =
                    Thread.ofPlatform()
                            .start(
                                    () ->
                                            thrown.set(
                                                    assertThrows(
                                                            InterruptedException.class,
                                                            () -> guest.read(0, 10))));
            while (reader.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            reader.interrupt();
            reader.join();
            assertTrue(thrown.get() instanceof InterruptedException);
            stdin.feed("later".getBytes(StandardCharsets.UTF_8));
            assertEquals("later", guest.read(0, 10));
        }
    }

    @Test
    void aNonBlockingReadDoesNotWait() throws Exception {
        try (FakeGuest guest = guest()) {
            guest.call("fd_fdstat_set_flags", 0, 4);
            assertEquals("again", guest.read(0, 10));
        }
    }

    @Test
    void aStreamIsReadOnlyWhenTheGuestAsks() throws Exception {
        ByteArrayInputStream bytes = new ByteArrayInputStream(new byte[100_000]);
        StreamInput input = new StreamInput(bytes, false);
        assertEquals(100_000, bytes.available());
        assertTrue(input.await(TimeUnit.SECONDS.toNanos(10)));
        byte[] buffer = new byte[100_000];
        int total = 0;
        for (int count = 0; count >= 0; count = input.read(buffer, 0, buffer.length)) {
            total += count;
        }
        assertEquals(100_000, total);
        assertFalse(input.terminal());
    }

    /** Appends a subscription to a clock; all of one test follow each other. */
    private static int timer(FakeGuest guest, long userdata, long timeout, int flags) {
        int at = guest.put(new byte[48]);
        guest.memory.writeLong(at, userdata);
        guest.memory.writeByte(at + 8, (byte) CLOCK);
        guest.memory.writeInt(at + 16, ClockId.MONOTONIC.code());
        guest.memory.writeLong(at + 24, timeout);
        guest.memory.writeShort(at + 40, (short) flags);
        return at;
    }

    private static int descriptor(FakeGuest guest, long userdata, int type, int fd) {
        int at = guest.put(new byte[48]);
        guest.memory.writeLong(at, userdata);
        guest.memory.writeByte(at + 8, (byte) type);
        guest.memory.writeInt(at + 16, fd);
        return at;
    }
}
