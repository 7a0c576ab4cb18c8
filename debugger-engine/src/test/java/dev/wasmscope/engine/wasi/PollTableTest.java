package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.wasi.fs.FileSystems;
import dev.wasmscope.engine.wasi.net.ListeningSocket;
import dev.wasmscope.engine.wasi.net.Readiness;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code poll_oneoff} over everything that can be waited for. A subscription is written {@code read
 * 5} or {@code write 5} for a descriptor, {@code realtime 100}, {@code monotonic 100} or, with
 * {@code at} behind it, an absolute time; an event {@code NUMBER: errno type bytes hangup}, with
 * the number of its subscription.
 */
@Timeout(60)
class PollTableTest {
    private static final int RESULT = FakeGuest.RESULT;
    private static final int OUT = 0x400;

    /** Descriptors of every guest here; 9 is not open. */
    private static final int FILE = 5;

    private static final int CONNECTION = 6;

    @TempDir Path temp;

    private final FedInput stdin = new FedInput(false);
    private final WasiClock clock = WasiClock.deterministic(1_000, 0);
    private FakeGuest guest;
    private ListeningSocket socket;
    private Socket client;

    @BeforeEach
    void open() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        socket = ListeningSocket.bind(new InetSocketAddress(loopback, 0));
        guest =
                new FakeGuest(
                        WasiOptions.builder()
                                .stdin(stdin)
                                .clock(clock)
                                .preopens(List.of(new Preopen("/", FileSystems.MEMORY.in(temp))))
                                .listeners(List.of(socket))
                                .build());
        assertEquals(FILE, guest.open("file", OpenFlags.CREAT, 0));
        guest.write(FILE, "0123456789");
        guest.call("fd_seek", FILE, 4, 0, RESULT);
        client = new Socket(loopback, socket.address().getPort());
        guest.call("sock_accept", 4, 0, RESULT);
        assertEquals(CONNECTION, guest.resultInt());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        guest.close();
    }

    /** Polls, and writes the events down. */
    private String poll(String subscriptions) throws Exception {
        String[] all = subscriptions.split(", *");
        int in = guest.put(new byte[48 * all.length]);
        for (int i = 0; i < all.length; i++) {
            subscribe(in + 48 * i, 100 + i, all[i].split(" "));
        }
        Errno errno = guest.call("poll_oneoff", in, OUT, all.length, RESULT);
        if (errno != Errno.SUCCESS) {
            return errno.witxName();
        }
        StringJoiner events = new StringJoiner(", ");
        for (int i = 0; i < guest.resultInt(); i++) {
            events.add(event(OUT + 32 * i));
        }
        return events.toString();
    }

    private void subscribe(int at, long userdata, String[] words) {
        guest.memory.writeLong(at, userdata);
        switch (words[0]) {
            case "read", "write" -> {
                guest.memory.writeByte(at + 8, (byte) (words[0].equals("read") ? 1 : 2));
                guest.memory.writeInt(at + 16, Integer.parseInt(words[1]));
            }
            case "type" -> guest.memory.writeByte(at + 8, (byte) 3);
            default -> {
                int id =
                        switch (words[0]) {
                            case "realtime" -> 0;
                            case "monotonic" -> 1;
                            case "cputime" -> 2;
                            default -> 77;
                        };
                guest.memory.writeInt(at + 16, id);
                guest.memory.writeLong(at + 24, Long.parseUnsignedLong(words[1]));
                int flags = words.length == 2 ? 0 : words[2].equals("at") ? 1 : 2;
                guest.memory.writeShort(at + 40, (short) flags);
            }
        }
    }

    private String event(int at) {
        long number = guest.memory.readLong(at) - 100;
        String errno = Errno.of(guest.memory.readShort(at + 8)).witxName();
        int type = guest.memory.readByte(at + 10);
        if (type == 0) {
            return number + ": " + errno + " clock";
        }
        return "%d: %s %s %d%s"
                .formatted(
                        number,
                        errno,
                        type == 1 ? "read" : "write",
                        guest.memory.readLong(at + 16),
                        guest.memory.readShort(at + 24) == 0 ? "" : " hangup");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "realtime 5                           | 0: success clock",
                "monotonic 5                          | 0: success clock",
                "monotonic 9, monotonic 5, realtime 5 | 1: success clock, 2: success clock",
                "realtime 900 at                      | 0: success clock",
                "monotonic 50 at, monotonic 60 at     | 0: success clock",
                "monotonic 18446744073709551615, monotonic 1 | 1: success clock",
                "monotonic 18446744073709551615 at, realtime 1 | 1: success clock",
                "cputime 5                            | 0: inval clock",
                "noclock 5                            | 0: inval clock",
                "monotonic 5 flag2                    | 0: inval clock",
                "type 3                               | inval",
                "monotonic 5, type 3                  | inval"
            })
    void clocks(String subscriptions, String events) throws Exception {
        assertEquals(events, poll(subscriptions));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "read 5             | 0: success read 6",
                "write 5            | 0: success write 0",
                "write 1            | 0: success write 0",
                "write 2            | 0: success write 0",
                "read 1             | 0: badf read 0",
                "write 0            | 0: badf write 0",
                "read 3             | 0: badf read 0",
                "write 3            | 0: badf write 0",
                "write 4            | 0: badf write 0",
                "read 9             | 0: badf read 0",
                "write -1           | 0: badf write 0",
                "write 6            | 0: success write 1",
                "read 0, monotonic 5, read 5 | 2: success read 6",
                "read 0, monotonic 5 | 1: success clock",
                "read 4, monotonic 5 | 1: success clock",
                "read 6, read 4, read 0, monotonic 7, monotonic 5 | 4: success clock",
                "read 6, write 6, read 9, write 1 | 1: success write 1, 2: badf read 0,"
                        + " 3: success write 0"
            })
    void descriptors(String subscriptions, String events) throws Exception {
        assertEquals(events, poll(subscriptions));
    }

    @Test
    void nothingAndTooManyAreRefused() throws Exception {
        assertEquals(Errno.INVAL, guest.call("poll_oneoff", 0, OUT, 0, RESULT));
        assertEquals(Errno.INVAL, guest.call("poll_oneoff", 0, OUT, 8193, RESULT));
    }

    @Test
    void inputThatComesWakesAWaitForSockets() throws Exception {
        FutureTask<String> waiting = waiting("read 4, read 0, read 6");
        stdin.feed(new byte[3]);
        assertEquals("1: success read 3", waiting.get());
        assertEquals("0: success read 3", poll("read 0"), "still there");
        guest.read(0, 3);
        FutureTask<String> ended = waiting("read 0, read 4");
        stdin.end();
        assertEquals("0: success read 0 hangup", ended.get());
    }

    @Test
    void aConnectionWakesTheWaitForIt() throws Exception {
        FutureTask<String> waiting = waiting("read 6, read 4, monotonic 3600000000000");
        try (Socket second = new Socket(client.getInetAddress(), client.getPort())) {
            assertEquals("1: success read 1", waiting.get());
            assertEquals("0: success read 1", poll("read 4"), "until it is accepted");
            assertTrue(second.isConnected());
            guest.call("sock_accept", 4, 0, RESULT);
        }
        assertEquals("1: success clock", poll("read 4, monotonic 5"));
    }

    @Test
    void whatArrivesWakesTheWaitForIt() throws Exception {
        FutureTask<String> waiting = waiting("read 6");
        client.getOutputStream().write(new byte[7]);
        assertEquals("0: success read 7", waiting.get());
        guest.read(CONNECTION, 5);
        assertEquals("0: success read 2, 1: success write 1", poll("read 6, write 6"));
        guest.read(CONNECTION, 5);
        FutureTask<String> closing = waiting("read 6");
        client.close();
        assertEquals("0: success read 0 hangup", closing.get());
    }

    @Test
    void roomWakesTheSender() throws Exception {
        guest.call("fd_fdstat_set_flags", CONNECTION, 4);
        int vectors = guest.iovecs(guest.put(new byte[20_000]), 20_000);
        Errno errno;
        do {
            errno = guest.call("fd_write", CONNECTION, vectors, 1, RESULT);
        } while (errno == Errno.SUCCESS);
        assertEquals(Errno.AGAIN, errno);
        assertEquals("1: success clock", poll("write 6, monotonic 5"));
        FutureTask<String> waiting = waiting("write 6");
        Thread reader =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    try {
                                        client.getInputStream().readNBytes(Integer.MAX_VALUE);
                                    } catch (IOException e) {
                                        // The test is over.
                                    }
                                });
        assertEquals("0: success write 1", waiting.get());
        client.close();
        reader.join();
    }

    @Test
    void aDescriptorWithoutTheRightIsAnEvent() throws Exception {
        guest.call("fd_fdstat_set_rights", FILE, Rights.FD_READ, 0);
        assertEquals("0: notcapable read 0", poll("read 5"));
        assertEquals("0: notcapable write 0, 1: success write 0", poll("write 5, write 1"));
    }

    @Test
    void anInterruptEndsEveryKindOfWait() throws Exception {
        for (String wait : List.of("read 0", "read 4", "read 0, read 6", "monotonic -1")) {
            String subscriptions = wait.replace("-1", "18446744073709551615");
            FutureTask<String> waiting = new FutureTask<>(() -> poll(subscriptions));
            Thread thread = Thread.ofPlatform().start(waiting);
            awaitSleep(thread);
            thread.interrupt();
            try {
                throw new AssertionError(waiting.get());
            } catch (ExecutionException e) {
                assertTrue(e.getCause() instanceof InterruptedException, wait + ": " + e);
            }
        }
        stdin.feed(new byte[1]);
        assertEquals("0: success read 1", poll("read 0, read 4"), "nothing was lost");
    }

    @Test
    void theThreadSleepsOnceAWait() throws Exception {
        Readiness readiness = new Readiness();
        Callable<Integer> wait =
                () -> readiness.await(List.of(socket.connecting()), Long.MAX_VALUE).size();
        FutureTask<Integer> waiting = new FutureTask<>(wait);
        Thread thread = Thread.ofPlatform().start(waiting);
        awaitSleep(thread);
        try (Socket second = new Socket(client.getInetAddress(), client.getPort())) {
            assertEquals(1, waiting.get());
            assertTrue(second.isConnected());
        }
        assertEquals(1, readiness.waits());
        readiness.close();
    }

    /** The poll on a thread of its own, which sleeps by now. */
    private FutureTask<String> waiting(String subscriptions) throws Exception {
        FutureTask<String> task = new FutureTask<>(() -> poll(subscriptions));
        awaitSleep(Thread.ofPlatform().daemon().start(task));
        return task;
    }

    private static void awaitSleep(Thread thread) throws InterruptedException {
        while (thread.isAlive() && !sleeps(thread)) {
            Thread.sleep(1);
        }
    }

    private static boolean sleeps(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (List.of("select", "await", "sleep").contains(frame.getMethodName())
                            && frame.getClassName().startsWith("java.")
                    || frame.getClassName().startsWith("sun.nio.ch.SelectorImpl")) {
                return true;
            }
        }
        return false;
    }
}
