package dev.wasmscope.session.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.testing.TestInputs;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults injected into real programs: what the guest makes of them, and what the trace says. */
class InjectionTest {
    private static final String OPEN_FIVE_TIMES =
            """
            for i = 1, 5 do
              local file, why = io.open("/data.txt")
              io.write(file and file:read("a") or why, ";")
              if file then file:close() end
            end
            """;

    @TempDir Path folder;

    private static List<Injection> injections(String text) throws Exception {
        List<Injection> injections = new ArrayList<>();
        for (String one : text.split(" & ", -1)) {
            injections.add(Injection.parse(one));
        }
        return injections;
    }

    /** Each line: injections, lua, output. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    path_open,path=data.txt:errno=acces | print(io.open("/data.txt")) | nil	/data.txt: Permission denied	2
                    fd_read,path=data.txt:errno=io      | print(io.open("/data.txt"):read("a")) | nil	I/O error	29
                    fd_read,path=data.txt:short=1       | print(io.open("/data.txt"):read("a")) | hello
                    fd_read,path=data.txt:short=0       | print(io.open("/data.txt"):read("a")) | ''
                    fd_write:short=1                    | print("a long line of text") | a long line of text
                    fd_write:short=50%                  | print("a long line of text") | a long line of text
                    path_unlink_file:errno=busy         | print(os.remove("/data.txt")) | nil	/data.txt: Resource busy	10
                    clock:freeze=2024-01-01T00:00:00Z   | print(os.time(), os.time()) | 1704067200	1704067200
                    clock:freeze=2024-01-01 & clock:shift=+1h | print(os.time()) | 1704070800
                    clock:freeze=2024-01-01 & clock:shift=-1d:id=realtime | print(os.time()) | 1703980800
                    clock:freeze=2024-01-01 & clock:shift=-1d:id=monotonic | print(os.time()) | 1704067200
                    clock:freeze=2024-01-01 & path_open,path=data.txt:delay=10s | io.open("/data.txt") print(os.time()) | 1704067210
                    clock:freeze=2024-01-01 & path_open,path=data.txt:delay_exit=1min | io.open("/data.txt") print(os.time()) | 1704067260
                    """)
    void guestsMakeOfIt(String injections, String script, String output) throws Exception {
        Files.writeString(folder.resolve("data.txt"), "hello");
        LaunchConfig config =
                LuaGuest.script(folder, script).withInjections(injections(injections));
        LuaGuest.Ended ended = LuaGuest.run(config);
        assertEquals(new StopReason.Exited(0, List.of()), ended.stop().reason(), ended::output);
        assertEquals(output, ended.output().strip(), () -> String.join("\n", ended.calls()));
        assertTrue(
                !ended.calls("injected").isEmpty(),
                () -> "the trace marks nothing:\n" + String.join("\n", ended.calls()));
    }

    @ParameterizedTest
    @CsvSource({
        "when=3, --x--",
        "when=3+, --xxx",
        "when=1+2, x-x-x",
        "when=2..3, -xx--",
        "probability=0, -----",
        "probability=1, xxxxx",
    })
    void choosesAmongMatchingCalls(String choice, String expected) throws Exception {
        Files.writeString(folder.resolve("data.txt"), "-");
        String text = "path_open,path=data.txt:errno=noent:" + choice;
        LaunchConfig config =
                LuaGuest.script(folder, OPEN_FIVE_TIMES).withInjections(injections(text));
        LuaGuest.Ended ended = LuaGuest.run(config);
        String failed = "/data.txt: No such file or directory;";
        assertEquals(expected, ended.output().replace(failed, "x").replace(";", ""));
        assertEquals(
                expected.chars().filter(c -> c == 'x').count(),
                ended.calls("= noent injected errno=noent").size(),
                () -> String.join("\n", ended.calls()));
    }

    @Test
    void theSameSeedGivesTheSameRun() throws Exception {
        Files.writeString(folder.resolve("data.txt"), "-");
        LaunchConfig config = LuaGuest.script(folder, OPEN_FIVE_TIMES.replace("5 do", "64 do"));
        List<String> outputs = new ArrayList<>();
        for (String seed : List.of("7", "7", "8")) {
            String text = "path_open,path=data.txt:errno=noent:probability=0.3:seed=" + seed;
            outputs.add(LuaGuest.run(config.withInjections(injections(text))).output());
        }
        assertEquals(outputs.get(0), outputs.get(1));
        assertNotEquals(outputs.get(0), outputs.get(2));
        int failures = outputs.getFirst().split("No such file", -1).length - 1;
        assertTrue(failures > 8 && failures < 32, () -> failures + " of 64 failed at 0.3");
    }

    @Test
    void aZipIsRightAlthoughEveryWriteAndReadIsShort() throws Exception {
        byte[] input = new byte[200_000];
        new Random(3).nextBytes(input);
        Files.write(folder.resolve("in"), input);
        LaunchConfig config =
                LaunchConfig.of(TestInputs.guest("real/minigzip-c19-O0.wasm"))
                        .withArgs(List.of("/in"))
                        .withPreopens(List.of(new DirMapping(folder, "/", DirAccess.READ_WRITE)));
        LuaGuest.Ended plain = LuaGuest.run(config);
        byte[] unzipped = unzip(folder.resolve("in.gz"));
        assertArrayEquals(input, unzipped);
        Files.write(folder.resolve("in"), input);
        LuaGuest.Ended ended =
                LuaGuest.run(
                        config.withInjections(
                                injections("fd_write:short=50% & fd_read,path=in:short=1000")));
        assertArrayEquals(input, unzip(folder.resolve("in.gz")));
        assertTrue(
                ended.calls("injected short=50%").size() > plain.calls("fd_write").size(),
                "short writes must be repeated");
    }

    private static byte[] unzip(Path file) throws Exception {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return in.readAllBytes();
        }
    }

    @Test
    void aFailedCallDoesNotTouchTheHost() throws Exception {
        Files.writeString(folder.resolve("data.txt"), "hello");
        LaunchConfig config =
                LuaGuest.script(folder, "os.remove('/data.txt') io.open('/new', 'w')")
                        .withInjections(
                                injections(
                                        "path_unlink_file:errno=io & path_open,path=new:errno=io"));
        LuaGuest.run(config);
        assertTrue(Files.exists(folder.resolve("data.txt")));
        assertTrue(Files.notExists(folder.resolve("new")));
    }

    @Test
    void changesWhileTheProgramStands() throws Exception {
        Files.writeString(folder.resolve("data.txt"), "-");
        LaunchConfig config = LuaGuest.script(folder, OPEN_FIVE_TIMES).withStopOnEntry(true);
        try (DebugSession session = DebugSession.open(config)) {
            LuaGuest.run(session);
            session.setInjections(injections("path_open,path=data.txt:errno=noent:when=2"));
            assertEquals(new StopReason.Exited(0, List.of()), session.continueRun().get().reason());
            assertEquals(
                    1,
                    session.hostCalls().events().stream()
                            .filter(event -> event.injected().isPresent())
                            .count());
            assertEquals(
                    List.of("path_open,path=data.txt:errno=noent:when=2"),
                    Injection.lines(session.injections()));
        }
    }

    @Test
    void randomBytesFollowTheSeed() throws Exception {
        byte[] first = randomBytes("random:seed=42");
        assertArrayEquals(first, randomBytes("random:seed=42"));
        assertNotEquals(text(first), text(randomBytes("random:seed=43")));
        assertNotEquals(text(first), text(randomBytes("fd_read:errno=io")));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** What a guest of one instruction gets from {@code random_get}. */
    private byte[] randomBytes(String injection) throws Exception {
        Path wasm = Files.write(folder.resolve("random.wasm"), TinyGuests.randomGet());
        LaunchConfig config =
                LaunchConfig.of(wasm).withInjections(injections(injection)).withStopOnEntry(true);
        try (DebugSession session = DebugSession.open(config)) {
            session.run().get();
            session.stepInstruction().get();
            session.stepInstruction().get();
            session.stepInstruction().get();
            return session.readMemory(0, 16, 16).get();
        }
    }
}
