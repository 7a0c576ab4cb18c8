package dev.wasmscope.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.record.Fingerprint;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.ListenAddress;
import dev.wasmscope.session.RunLimits;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are recorded, then repeated with nothing of the host there. */
class ReplayTest {
    /** How often a recording is replayed; -Dwasmscope.replays=100 for the long form. */
    private static final int REPLAYS = Integer.getInteger("wasmscope.replays", 3);

    private static final String LUA =
            """
            math.randomseed(os.time())
            io.write("name? ") io.flush()
            local name = io.read("l")
            print("hello", name, os.time(), os.clock(), math.random(), tostring({}))
            for line in io.lines("/data.txt") do io.stderr:write(line, "\\n") end
            local out = assert(io.open("/out.txt", "w"))
            for i = 1, 300 do out:write(i * math.random(), "\\n") end
            out:close()
            print(io.open("/missing"))
            print(os.remove("/out.txt"), os.getenv("HOME"))
            """;

    @TempDir Path folder;

    private Path recording() {
        return folder.resolve("run.wrec");
    }

    /** A run, the state in which it ended, and what it wrote. */
    record Observed(StopReason reason, String output, Fingerprint state, List<String> calls) {}

    static Observed observe(LaunchConfig config) throws Exception {
        try (DebugSession session = DebugSession.open(config)) {
            return observe(session);
        }
    }

    private static Observed observe(DebugSession session) throws Exception {
        LuaGuest.Ended ended = LuaGuest.run(session);
        return new Observed(
                ended.stop().reason(), ended.output(), session.fingerprint().get(), ended.calls());
    }

    /** Records, takes away what was there, replays, and compares everything. */
    private Observed assertReplays(LaunchConfig config) throws Exception {
        Observed recorded = observe(config.withRecording(recording()));
        LaunchConfig bare = LaunchConfig.of(config.wasm()).withReplay(recording());
        try (DebugSession session = DebugSession.open(bare)) {
            for (int i = 0; i < REPLAYS; i++) {
                assertEquals(recorded, observe(session));
                if (session.state() == SessionState.STOPPED) {
                    session.kill().get(); // at a trap
                }
            }
        }
        return recorded;
    }

    private LaunchConfig lua(String script) throws IOException {
        Files.writeString(folder.resolve("data.txt"), "one\ntwo\nthree\n");
        return LuaGuest.script(folder, script)
                .withEnv(Map.of("HOME", "/nowhere"))
                .withStdin(new StdinSource.Bytes("Ada\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void luaReplaysIdentically() throws Exception {
        Observed run = assertReplays(lua(LUA));
        assertEquals(new StopReason.Exited(0, List.of()), run.reason());
        assertTrue(run.output().contains("hello\tAda"), run::output);
        assertTrue(run.output().contains("three"), "standard error is replayed too");
    }

    @Test
    void minigzipReplaysIdentically() throws Exception {
        byte[] input = new byte[30_000];
        new Random(1).nextBytes(input);
        Files.write(folder.resolve("in"), input);
        Observed run =
                assertReplays(
                        LaunchConfig.of(TestInputs.guest("real/minigzip-c19-O0.wasm"))
                                .withArgs(List.of("/in"))
                                .withPreopens(
                                        List.of(
                                                new DirMapping(
                                                        folder, "/", DirAccess.READ_WRITE))));
        assertEquals(new StopReason.Exited(0, List.of()), run.reason());
    }

    @Test
    void aLargeReadComesBackWhole() throws Exception {
        byte[] big = new byte[3_000_000];
        new Random(5).nextBytes(big);
        Files.write(folder.resolve("big"), big);
        Observed run =
                assertReplays(
                        lua(
                                """
                                local text = io.open("/big"):read("a")
                                local sum = 0
                                for i = 1, #text, 30000 do sum = sum + text:byte(i) * i end
                                print(#text, sum)
                                """));
        assertTrue(run.output().startsWith("3000000\t"), run::output);
        assertTrue(Files.size(recording()) < 3_200_000, "unpackable bytes are stored once");
    }

    @Test
    void anExitCodeReplays() throws Exception {
        Observed run = assertReplays(lua("error('broken')"));
        assertEquals(new StopReason.Exited(1, List.of()), run.reason());
    }

    @Test
    void aTrapReplays() throws Exception {
        LaunchConfig config = LaunchConfig.of(file("trap.wasm", TinyGuests.randomTrap()));
        Observed run = assertReplays(config);
        assertInstanceOf(StopReason.Trapped.class, run.reason());
        assertEquals(1, run.calls().size());
    }

    private Path file(String name, byte[] contents) throws IOException {
        return Files.write(folder.resolve(name), contents);
    }

    @Test
    void aRunThatWasStoppedReplaysToWhereItWasStopped() throws Exception {
        LaunchConfig endless = lua("while true do os.time() end");
        List<RunLimits> limits =
                List.of(
                        RunLimits.NONE.withMaxInstructions(2_000_000),
                        RunLimits.NONE.withTimeout(Duration.ofMillis(150)));
        for (RunLimits limit : limits) {
            assertStopsAlike(endless.withLimits(limit));
        }
        // Waiting for input that never comes.
        assertStopsAlike(
                lua("print(io.read('l'))")
                        .withStdin(new StdinSource.Fed())
                        .withLimits(limits.get(1)));
    }

    private void assertStopsAlike(LaunchConfig config) throws Exception {
        Observed recorded = observe(config.withRecording(recording()));
        assertInstanceOf(StopReason.LimitReached.class, recorded.reason());
        Observed replayed = observe(LaunchConfig.of(config.wasm()).withReplay(recording()));
        assertEquals(
                new StopReason.RecordingStopped(
                        "the recorded run ended here: " + recorded.reason().text(), true),
                replayed.reason());
        assertEquals(recorded.state(), replayed.state());
        assertEquals(recorded.output(), replayed.output());
    }

    @Test
    void fedInputAndWaitsAreNotWaitedForAgain() throws Exception {
        LaunchConfig config =
                lua("print(io.read('l')) print(io.read('l'))")
                        .withStdin(new StdinSource.Fed())
                        .withRecording(recording());
        Observed recorded;
        try (DebugSession session = DebugSession.open(config)) {
            CompletableFuture<LuaGuest.Ended> running =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return LuaGuest.run(session);
                                } catch (Exception e) {
                                    throw new AssertionError(e);
                                }
                            });
            while (session.state() != SessionState.RUNNING) {
                Thread.sleep(5);
            }
            Thread.sleep(50);
            session.pause().get(); // interrupts the read, which is repeated
            CompletableFuture<Stop> end = session.continueRun();
            session.feedStdin("first\n".getBytes(StandardCharsets.UTF_8));
            Thread.sleep(50);
            session.feedStdin("second\n".getBytes(StandardCharsets.UTF_8));
            session.closeStdin();
            running.get();
            end.get();
            recorded =
                    new Observed(
                            session.lastStop().orElseThrow().reason(),
                            "first\nsecond\n",
                            session.fingerprint().get(),
                            List.of());
        }
        Observed replayed = observe(LaunchConfig.of(config.wasm()).withReplay(recording()));
        assertEquals(recorded.reason(), replayed.reason());
        assertEquals(recorded.output(), replayed.output());
        assertEquals(recorded.state(), replayed.state());
    }

    @Test
    void aConnectionIsReplayedWithoutASocket() throws Exception {
        LaunchConfig config =
                LaunchConfig.of(file("receive.wasm", TinyGuests.receive()))
                        .withListen(List.of(new ListenAddress(ListenAddress.LOOPBACK, 0)))
                        .withRecording(recording());
        Observed recorded;
        try (DebugSession session = DebugSession.open(config)) {
            session.addListener(
                    new SessionListener() {
                        @Override
                        public void onListening(String address, int descriptor) {
                            Thread.ofVirtual().start(() -> send(address, "over the wire"));
                        }
                    });
            recorded = observe(session);
        }
        assertTrue(
                recorded.calls().getLast().contains("over the wire"),
                () -> String.join("\n", recorded.calls()));
        assertEquals(recorded, observe(LaunchConfig.of(config.wasm()).withReplay(recording())));
    }

    private static void send(String address, String text) {
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aWaitIsNotWaitedForAgainButStillSeen() throws Exception {
        LaunchConfig config = LaunchConfig.of(file("sleep.wasm", TinyGuests.sleep()));
        assertReplays(config);
        try (DebugSession session = DebugSession.open(config.withReplay(recording()))) {
            session.run().get();
            HostCallEvent wait = session.hostCalls().events().getFirst();
            assertEquals("poll_oneoff", wait.name());
            assertTrue(wait.hostNanos() >= 200_000_000, () -> "as recorded: " + wait.hostNanos());
        }
    }

    @Test
    void injectedFaultsAreRecordedAsSuch() throws Exception {
        Observed run =
                assertReplays(
                        lua("print(io.open('/data.txt')) print(os.time())")
                                .withInjections(
                                        List.of(
                                                Injection.parse(
                                                        "path_open,path=data.txt:errno=acces:delay=1ms"),
                                                Injection.parse("clock:freeze=2024-01-01"))));
        assertTrue(run.output().contains("1704067200"), run::output);
        assertTrue(
                run.calls().stream()
                        .anyMatch(call -> call.endsWith("injected delay=1ms:errno=acces")),
                () -> String.join("\n", run.calls()));
    }

    @Test
    void aReplayCanBeSteppedAndStartedAgain() throws Exception {
        observe(lua(LUA).withRecording(recording()));
        LaunchConfig bare =
                LaunchConfig.of(TestInputs.guest("real/lua-c19-O0.wasm")).withReplay(recording());
        Observed whole = observe(bare);
        try (DebugSession session = DebugSession.open(bare)) {
            session.addFunctionBreakpoint("os_time");
            assertInstanceOf(StopReason.AtBreakpoint.class, session.run().get().reason());
            for (int i = 0; i < 5; i++) {
                session.stepOver().get();
            }
            session.kill().get();
            session.breakpoints().forEach(one -> session.removeBreakpoint(one.id()));
            LuaGuest.Ended again = LuaGuest.run(session);
            assertEquals(whole.output(), again.output());
            assertEquals(whole.state(), session.fingerprint().get());
        }
    }

    @Test
    void anotherModuleIsRefused() throws Exception {
        observe(lua("print(1)").withRecording(recording()));
        LaunchConfig other =
                LaunchConfig.of(file("random.wasm", TinyGuests.randomGet()))
                        .withReplay(recording());
        SessionException error =
                assertThrows(SessionException.class, () -> DebugSession.open(other));
        assertTrue(
                error.getMessage().contains("is a recording of another module: of lua-c19-O0.wasm"),
                error::getMessage);
    }

    @Test
    void aReplayThatDivergesSaysWhereAndHow() throws Exception {
        LaunchConfig config = LaunchConfig.of(file("write.wasm", TinyGuests.fdWrite()));
        Observed recorded = observe(config.withRecording(recording()));
        assertEquals("a\n", recorded.output());
        LaunchConfig replay = config.withReplay(recording()).withStopOnEntry(true);
        try (DebugSession session = DebugSession.open(replay)) {
            session.run().get();
            session.writeMemory(0, 8, new byte[] {'b'}).get();
            Stop stop = session.continueRun().get();
            StopReason.RecordingStopped reason =
                    assertInstanceOf(StopReason.RecordingStopped.class, stop.reason());
            String call = "fd_write(fd=1<stdout>";
            assertTrue(
                    reason.message()
                                    .startsWith(
                                            "the replay differs from the recording at call 1:"
                                                    + " recorded "
                                                    + call)
                            && reason.message().contains("; now " + call)
                            && reason.message().contains("at instruction 4 (data "),
                    reason::message);
            assertEquals("_start", stop.top().orElseThrow().function());
            assertEquals(1, session.hostCalls().events().size());
        }
    }

    @Test
    void whatIsChangedWithoutEffectOnACallShowsInTheEnd() throws Exception {
        LaunchConfig config = LaunchConfig.of(file("write.wasm", TinyGuests.fdWrite()));
        observe(config.withRecording(recording()));
        LaunchConfig replay = config.withReplay(recording()).withStopOnEntry(true);
        try (DebugSession session = DebugSession.open(replay)) {
            session.run().get();
            session.writeMemory(0, 1000, new byte[] {'b'}).get();
            String why = session.continueRun().get().reason().text();
            assertTrue(
                    why.startsWith("the replay ends in another state than the recording: recorded"),
                    why);
        }
    }

    @Test
    void memoryCannotBeChangedWhileItIsRecorded() throws Exception {
        LaunchConfig config =
                LaunchConfig.of(file("write.wasm", TinyGuests.fdWrite()))
                        .withRecording(recording())
                        .withStopOnEntry(true);
        try (DebugSession session = DebugSession.open(config)) {
            session.run().get();
            ExecutionException error =
                    assertThrows(
                            ExecutionException.class,
                            () -> session.writeMemory(0, 8, new byte[1]).get());
            assertTrue(
                    String.valueOf(error.getMessage()).contains("while the run is recorded"),
                    error::getMessage);
        }
    }

    @Test
    void aCutRecordingReplaysUpToWhereItWasCut() throws Exception {
        Observed whole = observe(lua(LUA).withRecording(recording()));
        byte[] bytes = Files.readAllBytes(recording());
        LaunchConfig replay =
                LaunchConfig.of(TestInputs.guest("real/lua-c19-O0.wasm")).withReplay(recording());
        Files.write(recording(), Arrays.copyOf(bytes, bytes.length - 20));
        Observed cut = observe(replay);
        assertEquals(whole.calls().size(), cut.calls().size(), "only the end is missing");
        assertEquals(whole.reason(), cut.reason());
        assertEquals(whole.state(), cut.state());

        Files.write(recording(), Arrays.copyOf(bytes, 2 * bytes.length / 3));
        Observed early = observe(replay);
        String why = early.reason().text();
        assertTrue(
                why.matches(
                        "the recording is cut at byte \\d+, after call \\d+; replayed up to there"),
                why);
        // The last line is the call for which there was nothing.
        int replayed = early.calls().size() - 1;
        assertEquals(whole.calls().subList(0, replayed), early.calls().subList(0, replayed));
        assertTrue(whole.output().startsWith(early.output()), early::output);
    }

    @Test
    void whatAReplayCannotDoIsRefused() throws Exception {
        observe(lua("print(1)").withRecording(recording()));
        LaunchConfig replay =
                LaunchConfig.of(TestInputs.guest("real/lua-c19-O0.wasm")).withReplay(recording());
        assertRefused(replay.withRecording(folder.resolve("b")), "cannot be recorded again");
        assertRefused(
                replay.withInjections(List.of(Injection.parse("fd_read:errno=io"))),
                "faults cannot be injected into a replay");
        assertRefused(replay.withReplay(folder.resolve("none")), "none: no such recording");
        assertRefused(
                replay.withReplay(folder.resolve("data.txt")), "is not a recording of wasmscope");
        assertRefused(LaunchConfig.of(replay.wasm()).withRecording(folder.resolve("no/such")), "");
    }

    private static void assertRefused(LaunchConfig config, String message) throws Exception {
        try (DebugSession session = DebugSession.open(config)) {
            session.run().get();
            throw new AssertionError("not refused: " + message);
        } catch (SessionException e) {
            assertTrue(e.getMessage().contains(message), e::getMessage);
        } catch (ExecutionException e) {
            assertTrue(
                    e.getMessage().contains("the recording cannot be written: the folder does not"),
                    e::getMessage);
        }
    }
}
