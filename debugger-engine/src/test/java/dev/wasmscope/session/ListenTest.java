package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Guests that wait for connections: where they listen, and that they can be halted meanwhile. */
@Timeout(60)
class ListenTest {
    /** {@code (func (export "_start") (drop (call $sock_accept 3 0 0)))} */
    private static final String ACCEPTING =
            "0061736d01000000 010b0260037f7f7f017f600000"
                    + " 02260116776173695f736e617073686f745f7072657669657731"
                    + "0b736f636b5f6163636570740000"
                    + " 03020101 0503010001 071302065f73746172740001066d656d6f72790200"
                    + " 0a0d010b004103410041 0010001a0b";

    @TempDir Path folder;

    private final BlockingQueue<String> listening = new LinkedBlockingQueue<>();
    private LaunchConfig config;

    @BeforeEach
    void write() throws IOException {
        byte[] wasm = HexFormat.of().parseHex(ACCEPTING.replace(" ", ""));
        config =
                LaunchConfig.of(Files.write(folder.resolve("accepting.wasm"), wasm))
                        .withListen(List.of(new ListenAddress(ListenAddress.LOOPBACK, 0)));
    }

    private DebugSession open(LaunchConfig launched) throws SessionException {
        DebugSession session = DebugSession.open(launched);
        session.addListener(
                new SessionListener() {
                    @Override
                    public void onListening(String address, int descriptor) {
                        listening.add(address + " " + descriptor);
                    }
                });
        return session;
    }

    private static void connect(String told) throws IOException {
        int port = Integer.parseInt(told.substring(told.indexOf(':') + 1, told.indexOf(' ')));
        new Socket("127.0.0.1", port).close();
    }

    @Test
    void aGuestThatWaitsCanBePausedAndGoesOnWaiting() throws Exception {
        try (DebugSession session = open(config)) {
            CompletableFuture<Stop> first = session.run();
            String told = listening.take();
            assertTrue(told.matches("127\\.0\\.0\\.1:[1-9]\\d* 3"), told);
            Stop paused = await(session.pause());
            assertInstanceOf(StopReason.Paused.class, paused.reason());
            assertEquals(paused, await(first));
            CompletableFuture<Stop> end = session.continueRun();
            connect(told);
            assertEquals("exited with code 0", await(end).reason().text());
            assertEquals(1, session.hostCalls().total(), "the wait that was cut short is no call");
            assertThrows(IOException.class, () -> connect(told), "nobody listens any more");
        }
    }

    @Test
    void aGuestThatWaitsCanBeKilled() throws Exception {
        try (DebugSession session = open(config)) {
            CompletableFuture<Stop> stop = session.run();
            String told = listening.take();
            await(session.kill());
            assertInstanceOf(StopReason.Killed.class, await(stop).reason());
            assertThrows(IOException.class, () -> connect(told), "nobody listens any more");
        }
    }

    @Test
    void theSocketComesAfterTheFolders() throws Exception {
        LaunchConfig withFolders =
                config.withPreopens(
                        List.of(
                                new DirMapping(folder, "/a", DirAccess.READ_ONLY),
                                new DirMapping(folder, "/b", DirAccess.READ_ONLY)));
        try (DebugSession session = open(withFolders)) {
            CompletableFuture<Stop> end = session.run();
            assertTrue(listening.take().endsWith(" 5"));
            assertEquals("exited with code 0", await(end).reason().text(), "3 is no socket");
        }
    }

    @Test
    void anAddressThatIsTakenIsOneLine() throws Exception {
        try (DebugSession first = open(config)) {
            CompletableFuture<Stop> running = first.run();
            String told = listening.take();
            int port = Integer.parseInt(told.substring(told.indexOf(':') + 1, told.indexOf(' ')));
            ListenAddress taken = new ListenAddress("localhost", port);
            LaunchConfig second = config.withListen(List.of(taken));
            Throwable why = assertThrows(SessionException.class, () -> open(second));
            String message = String.valueOf(why.getMessage());
            assertTrue(message.startsWith("cannot listen at localhost:" + port + ": "), message);
            await(first.kill());
            await(running);
        }
    }

    @Test
    void aHostThatIsNobodyIsOneLine() throws Exception {
        ListenAddress nobody = new ListenAddress("no-such-host.invalid", 0);
        LaunchConfig unknown = config.withListen(List.of(nobody));
        Throwable why = assertThrows(SessionException.class, () -> open(unknown));
        assertEquals("cannot listen at no-such-host.invalid:0: no such host", why.getMessage());
    }
}
