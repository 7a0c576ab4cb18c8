package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A core file answers every question about state as the session did that wrote it. */
class CoredumpTest {
    /** Stops of each program; more with -Dwasmscope.cores=N. */
    private static final int STOPS = Integer.getInteger("wasmscope.cores", 2);

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "c/shapes-c19-O0-dw5.wasm",
        "c/shapes-c19-O2-dw5.wasm",
        "c/mem64-c19.wasm run 5",
        "cpp/zoo-c19-O2-dw5.wasm",
        "cpp/zoo-c22-eh-exnref-O0.wasm",
        "rust/app-r196-dev.wasm",
        "zig/app-zig011-Debug.wasm",
        "kotlin/guest-dev.wasm"
    })
    void answersAsTheLiveSession(String guest) throws Exception {
        LaunchConfig launch = launch(guest);
        Random random = new Random(guest.hashCode());
        long clock = length(launch);
        for (int i = 0; i < STOPS; i++) {
            long at = random.nextLong(clock);
            LaunchConfig config = launch.withLimits(RunLimits.NONE.withMaxInstructions(at));
            try (DebuggedProgram live = new DebuggedProgram(config)) {
                Stop stop = live.perform("run");
                assertInstanceOf(StopReason.LimitReached.class, stop.reason());
                Path core = folder.resolve("core" + i);
                await(live.session().coredumps().write(core));
                List<String> expected = StateText.of(live.session());
                try (DebuggedProgram opened = new DebuggedProgram(launch.withCore(core))) {
                    assertSame(expected, StateText.of(opened.session()), "instruction " + at);
                }
            }
        }
    }

    /** A guest, and the export to call if it is no command. */
    private static LaunchConfig launch(String guest) throws Exception {
        String[] words = guest.split(" ");
        LaunchConfig launch = LaunchConfig.of(TestInputs.guest(words[0]));
        return words.length == 1
                ? launch
                : launch.withInvoke(words[1]).withArgs(List.of(words).subList(2, words.length));
    }

    private static long length(LaunchConfig launch) throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(launch)) {
            return program.perform("run").clock();
        }
    }

    private static void assertSame(List<String> expected, List<String> shown, String where) {
        assertTrue(expected.size() > 20, where);
        for (int i = 0; i < Math.min(expected.size(), shown.size()); i++) {
            assertEquals(expected.get(i), shown.get(i), where + ", answer " + i);
        }
        assertEquals(expected.size(), shown.size(), where);
    }
}
