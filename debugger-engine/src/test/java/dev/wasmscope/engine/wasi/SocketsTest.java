package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.wasi.fs.FileSystems;
import dev.wasmscope.engine.wasi.net.ListeningSocket;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** Connections on a listening socket, from a real client on this machine. */
@Timeout(60)
class SocketsTest {
    private static final int RESULT = FakeGuest.RESULT;
    private static final int FLAGS = RESULT + 8;
    private static final int NONBLOCK = 4;
    private static final int PEEK = 1;
    private static final int WAITALL = 2;

    /** Descriptors of every guest here: a folder, the socket, a file. */
    private static final int FOLDER = 3;

    private static final int LISTENER = 4;
    private static final int FILE = 5;

    @TempDir Path folder;

    private final List<Socket> clients = new ArrayList<>();
    private InetSocketAddress address;
    private FakeGuest guest;

    @BeforeEach
    void listen() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ListeningSocket socket = ListeningSocket.bind(new InetSocketAddress(loopback, 0));
        address = socket.address();
        guest =
                new FakeGuest(
                        WasiOptions.builder()
                                .preopens(List.of(new Preopen("/", FileSystems.MEMORY.in(folder))))
                                .listeners(List.of(socket))
                                .build());
        assertEquals(FILE, guest.open("file", OpenFlags.CREAT, 0));
    }

    @AfterEach
    void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        guest.close();
    }

    private Socket client() throws IOException {
        Socket client = new Socket(address.getAddress(), address.getPort());
        clients.add(client);
        return client;
    }

    private int accept() throws Exception {
        assertEquals(Errno.SUCCESS, guest.call("sock_accept", LISTENER, 0, RESULT));
        return guest.resultInt();
    }

    private String receive(int fd, int length, int flags) throws Exception {
        int buffer = guest.put(new byte[length]);
        int half = length / 2;
        int vectors = guest.iovecs(buffer, half, buffer + half, length - half);
        Errno errno = guest.call("sock_recv", fd, vectors, 2, flags, RESULT, FLAGS);
        return errno == Errno.SUCCESS ? guest.text(buffer, guest.resultInt()) : errno.witxName();
    }

    private Errno send(int fd, String text) throws Exception {
        int vectors = guest.iovecs(guest.put(text), text.length());
        return guest.call("sock_send", fd, vectors, 1, 0, RESULT);
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hear(Socket client, int length) throws IOException {
        return new String(client.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    @Test
    void aConversation() throws Exception {
        Socket client = client();
        int fd = accept();
        assertEquals(6, fd, "the lowest free number");
        say(client, "hello");
        assertEquals("hello", receive(fd, 100, 0));
        assertEquals(0, guest.memory.readShort(FLAGS), "nothing was cut off");
        assertEquals(5, guest.lastCall().bytesMoved());
        assertEquals(Errno.SUCCESS, send(fd, "and "));
        assertEquals(Errno.SUCCESS, guest.write(fd, "back"));
        assertEquals("and back", hear(client, 8));
        say(client, "again");
        assertEquals("again", guest.read(fd, 100));
        client.close();
        assertEquals("", guest.read(fd, 100), "the end");
        assertEquals("", receive(fd, 100, WAITALL), "still the end");
        assertEquals(Errno.SUCCESS, guest.call("fd_close", fd));
        assertEquals(Errno.BADF, guest.call("fd_close", fd));
    }

    @Test
    void lookingAheadConsumesNothing() throws Exception {
        Socket client = client();
        int fd = accept();
        say(client, "0123456789");
        assertEquals("0123", receive(fd, 4, PEEK | WAITALL));
        assertEquals("0123456789", receive(fd, 10, PEEK | WAITALL));
        assertEquals("0123456789", receive(fd, 10, WAITALL));
    }

    @Test
    void waitingForAllEndsWithWhatCame() throws Exception {
        Socket client = client();
        int fd = accept();
        say(client, "one");
        FutureTask<String> received = inBackground(() -> receive(fd, 6, WAITALL));
        say(client, "two");
        assertEquals("onetwo", received.get());
        say(client, "rest");
        client.close();
        assertEquals("rest", receive(fd, 100, WAITALL));
    }

    @Test
    void whatANonBlockingSocketCannotDoNow() throws Exception {
        guest.call("fd_fdstat_set_flags", LISTENER, NONBLOCK);
        assertEquals(Errno.AGAIN, guest.call("sock_accept", LISTENER, 0, RESULT));
        Socket client = client();
        Errno errno;
        do {
            errno = guest.call("sock_accept", LISTENER, NONBLOCK, RESULT);
        } while (errno == Errno.AGAIN);
        int fd = guest.resultInt();
        guest.call("fd_fdstat_get", fd, RESULT);
        assertEquals(NONBLOCK, guest.memory.readShort(RESULT + 2));
        assertEquals("again", receive(fd, 10, 0));
        assertEquals("again", receive(fd, 10, PEEK | WAITALL));
        assertEquals("again", guest.read(fd, 10));
        int buffer = guest.put(new byte[30_000]);
        int vectors = guest.iovecs(buffer, 30_000);
        do {
            errno = guest.call("sock_send", fd, vectors, 1, 0, RESULT);
        } while (errno == Errno.SUCCESS);
        assertEquals(Errno.AGAIN, errno, "nobody reads at the other end");
        assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_flags", fd, 0));
        say(client, "x");
        assertEquals("x", receive(fd, 10, 0));
    }

    @Test
    void aLongSendWaitsForTheReader() throws Exception {
        Socket client = client();
        int fd = accept();
        int buffer = guest.put(new byte[40_000]);
        int[] pairs = new int[400];
        for (int i = 0; i < pairs.length; i += 2) {
            pairs[i] = buffer;
            pairs[i + 1] = 40_000;
        }
        int vectors = guest.iovecs(pairs);
        FutureTask<Errno> sent =
                inBackground(() -> guest.call("fd_write", fd, vectors, 200, RESULT));
        assertEquals(8_000_000, client.getInputStream().readNBytes(8_000_000).length);
        assertEquals(Errno.SUCCESS, sent.get());
        assertEquals(8_000_000, guest.resultInt());
    }

    @Test
    void directionsAreShutDownOneByOne() throws Exception {
        Socket client = client();
        int fd = accept();
        assertEquals(Errno.INVAL, guest.call("sock_shutdown", fd, 0));
        assertEquals(Errno.INVAL, guest.call("sock_shutdown", fd, 4));
        assertEquals(Errno.SUCCESS, guest.call("sock_shutdown", fd, 2));
        assertEquals("", hear(client, 1), "the client is at the end");
        assertEquals(Errno.PIPE, send(fd, "x"));
        say(client, "still");
        assertEquals("still", receive(fd, 5, WAITALL));
        say(client, "lost");
        assertEquals("los", receive(fd, 3, PEEK | WAITALL));
        assertEquals(Errno.SUCCESS, guest.call("sock_shutdown", fd, 1));
        assertEquals("", receive(fd, 10, 0));
        assertEquals(Errno.SUCCESS, guest.call("sock_shutdown", fd, 3), "both, once more");
    }

    @Test
    void aConnectionThatBrokeSaysSoOnce() throws Exception {
        Socket client = client();
        int fd = accept();
        client.setSoLinger(true, 0);
        client.close();
        assertEquals("connreset", receive(fd, 10, 0));
        assertEquals("", receive(fd, 10, 0));
    }

    /** What each function says to each kind of descriptor. */
    @ParameterizedTest
    @CsvSource({
        "sock_accept,   77, badf",
        "sock_accept,   0, notsock",
        "sock_accept,   1, notsock",
        "sock_accept,   3, notsock",
        "sock_accept,   5, notsock",
        "sock_accept,   6, inval",
        "sock_recv,     77, badf",
        "sock_recv,     0, notsock",
        "sock_recv,     1, notsock",
        "sock_recv,     3, notsock",
        "sock_recv,     4, notconn",
        "sock_recv,     5, notsock",
        "sock_send,     77, badf",
        "sock_send,     0, notsock",
        "sock_send,     1, notsock",
        "sock_send,     3, notsock",
        "sock_send,     4, notconn",
        "sock_send,     5, notsock",
        "sock_shutdown, 77, badf",
        "sock_shutdown, 0, notsock",
        "sock_shutdown, 3, notsock",
        "sock_shutdown, 4, notconn",
        "sock_shutdown, 5, notsock",
        "fd_read,       4, notconn",
        "fd_write,      4, notconn",
        "fd_read,       6, success",
        "fd_write,      6, success",
        "fd_pread,      6, spipe",
        "fd_pwrite,     6, spipe",
        "fd_seek,       6, spipe",
        "fd_tell,       4, spipe",
        "fd_sync,       6, inval",
        "fd_datasync,   4, inval",
        "fd_readdir,    6, notdir",
        "fd_prestat_get, 4, badf",
        "fd_prestat_get, 6, badf",
        "fd_filestat_get, 4, success",
        "fd_filestat_get, 6, success",
        "fd_fdstat_get, 4, success",
        "fd_fdstat_get, 6, success",
        "path_create_directory, 6, notdir"
    })
    void functionsAndDescriptors(String function, int fd, String errno) throws Exception {
        client();
        accept();
        int vectors = guest.iovecs(guest.put("x"), 0);
        long[] arguments =
                switch (function) {
                    case "sock_accept" -> new long[] {fd, 0, RESULT};
                    case "sock_recv" -> new long[] {fd, vectors, 1, 0, RESULT, FLAGS};
                    case "sock_send" -> new long[] {fd, vectors, 1, 0, RESULT};
                    case "fd_read", "fd_write" -> new long[] {fd, vectors, 1, RESULT};
                    case "fd_pread", "fd_pwrite" -> new long[] {fd, vectors, 1, 0, RESULT};
                    case "fd_seek" -> new long[] {fd, 0, 0, RESULT};
                    case "fd_readdir" -> new long[] {fd, RESULT, 100, 0, RESULT};
                    case "sock_shutdown" -> new long[] {fd, 1};
                    case "fd_sync", "fd_datasync" -> new long[] {fd};
                    case "path_create_directory" -> new long[] {fd, RESULT, 0};
                    default -> new long[] {fd, RESULT};
                };
        assertEquals(errno, guest.call(function, arguments).witxName());
    }

    @Test
    void flagsThatMeanNothingAreRefused() throws Exception {
        client();
        assertEquals(Errno.INVAL, guest.call("sock_accept", LISTENER, 1, RESULT), "append");
        int fd = accept();
        assertEquals("inval", receive(fd, 10, 4));
        assertEquals(Errno.INVAL, guest.call("sock_send", fd, 0, 0, 1, RESULT));
        assertEquals(Errno.INVAL, guest.call("fd_fdstat_set_flags", fd, 1), "append");
    }

    @Test
    void connectionsAreStreamsWithTheRightsThatTheirSocketGivesThem() throws Exception {
        client();
        int fd = accept();
        guest.call("fd_fdstat_get", fd, RESULT);
        assertEquals(6, guest.memory.readByte(RESULT), "socket_stream");
        assertEquals(Descriptor.CONNECTION_RIGHTS, guest.memory.readLong(RESULT + 8));
        assertEquals(0, guest.memory.readLong(RESULT + 16));
        guest.call("fd_filestat_get", fd, RESULT);
        assertEquals(6, guest.memory.readByte(RESULT + 16));
        long listening = Rights.SOCK_ACCEPT | Rights.POLL_FD_READWRITE;
        guest.call("fd_fdstat_set_rights", LISTENER, listening, Rights.FD_READ);
        client();
        int readOnly = accept();
        assertEquals(Errno.NOTCAPABLE, send(readOnly, "x"));
        assertEquals(Errno.NOTCAPABLE, guest.call("sock_shutdown", readOnly, 1));
        guest.call("fd_fdstat_set_rights", LISTENER, 0, 0);
        assertEquals(Errno.NOTCAPABLE, guest.call("sock_accept", LISTENER, 0, RESULT));
    }

    @Test
    void connectionsAreLimited() throws Exception {
        for (int i = 0; i < FdTable.CONNECTION_LIMIT; i++) {
            client();
            accept();
        }
        client();
        assertEquals(Errno.MFILE, guest.call("sock_accept", LISTENER, 0, RESULT));
        guest.call("fd_close", 6);
        assertEquals(6, accept());
    }

    @Test
    void tracesNameBothEnds() throws Exception {
        Socket client = client();
        int fd = accept();
        assertEquals(
                "(fd=4<127.0.0.1:%d>, flags=0x0, connection=6<127.0.0.1:%d<-127.0.0.1:%d>) = success"
                        .formatted(address.getPort(), address.getPort(), client.getLocalPort()),
                guest.trace());
        say(client, "text");
        receive(fd, 4, WAITALL);
        assertTrue(guest.trace().contains("+2 \"te\", "), guest.trace());
    }

    @Test
    void anInterruptedWaitHasHadNoEffect() throws Exception {
        interruptWaiting(() -> guest.call("sock_accept", LISTENER, 0, RESULT));
        Socket client = client();
        int fd = accept();
        say(client, "half");
        interruptWaiting(() -> receive(fd, 8, WAITALL));
        say(client, "rest");
        assertEquals("halfrest", receive(fd, 8, WAITALL));
    }

    @Test
    void anInterruptedSendEndsWithWhatWasSent() throws Exception {
        Socket client = client();
        int fd = accept();
        int buffer = guest.put(new byte[50_000]);
        int[] pairs = new int[1000];
        for (int i = 0; i < pairs.length; i += 2) {
            pairs[i] = buffer;
            pairs[i + 1] = 50_000;
        }
        int vectors = guest.iovecs(pairs);
        FutureTask<Errno> sending =
                waiting(() -> guest.call("sock_send", fd, vectors, 500, 0, RESULT));
        assertEquals(Errno.SUCCESS, sending.get());
        int sent = guest.resultInt();
        assertTrue(sent > 0 && sent < 25_000_000, sent + " bytes");
        assertEquals(sent, client.getInputStream().readNBytes(sent).length);
    }

    /** Runs a call that waits, interrupts it, and expects that it had no effect. */
    private static void interruptWaiting(Callable<?> call) throws Exception {
        FutureTask<?> waiting = waiting(call);
        Throwable thrown = assertThrows(ExecutionException.class, waiting::get);
        assertTrue(thrown.getCause() instanceof InterruptedException, thrown.toString());
    }

    /** The call, interrupted once it waits in the host. */
    private static <T> FutureTask<T> waiting(Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = Thread.ofPlatform().start(task);
        while (!inSelect(thread) && thread.isAlive()) {
            Thread.sleep(1);
        }
        thread.interrupt();
        thread.join();
        return task;
    }

    private static boolean inSelect(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getMethodName().equals("select")) {
                return true;
            }
        }
        return false;
    }

    private static <T> FutureTask<T> inBackground(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    @Test
    void closingTheGuestClosesTheSockets() throws Exception {
        Socket client = client();
        accept();
        guest.close();
        assertEquals(-1, client.getInputStream().read());
        assertThrows(IOException.class, this::client);
    }

    @Test
    void theFolderIsFoundBeforeTheSocket() throws Exception {
        assertEquals(Errno.SUCCESS, guest.call("fd_prestat_get", FOLDER, RESULT));
        assertEquals(Errno.BADF, guest.call("fd_prestat_get", LISTENER, RESULT));
    }
}
