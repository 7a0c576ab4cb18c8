package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Memory and host calls of real programs, compared with what the programs say themselves. */
class MemoryProfileTest {
    @TempDir Path folder;

    private static String guest(String file) {
        return TestInputs.guest(file).toString();
    }

    private static long number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), () -> "nothing like '" + pattern + "' in\n" + text);
        return Long.parseLong(found.group(1).replace(",", ""));
    }

    /**
     * Lua counts the bytes that it has, exactly. It ends without closing its state, with that
     * number as the exit code, so nothing is allocated between its answer and the end.
     */
    @Test
    void whatLuaSaysThatItHasIsWhatIsLive() {
        String script =
                "local t = {} for i = 1, 500 do t[i] = {i} end"
                        + " os.exit(math.tointeger(collectgarbage('count') * 1024))";
        CommandRun run =
                CommandRun.of(
                        "profile",
                        "--calls-only",
                        "--memory",
                        "--top",
                        "1",
                        guest("real/lua-c19-O0.wasm"),
                        "--",
                        "-e",
                        script);
        long live = number(run.said(), "live: +([\\d,]+) bytes");
        long arguments = live - run.code();
        assertTrue(
                arguments > 0 && arguments < 400,
                () -> "lua has " + run.code() + " bytes, live are " + live);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpp/zoo-c19-O2-dw5.wasm | C++",
                "rust/app-r196-release.wasm | Rust",
                "assemblyscript/wasi.wasm | AssemblyScript",
                "zig/app-zig011-Debug.wasm | Zig",
            })
    void allocatorsOfLanguagesAreFound(String file, String family) {
        CommandRun run =
                CommandRun.of("profile", "--calls-only", "--memory", "--top", "1", guest(file));
        assertTrue(run.said().contains("allocators (" + family + ")"), run.said());
        assertTrue(number(run.said(), "allocated: ([\\d,]+) bytes") > 0, run.said());
        assertTrue(!run.said().contains("never allocated"), run.said());
        assertTrue(!run.said().contains("free already"), run.said());
    }

    @Test
    void callsOfTheHostAreSummedByPath() throws IOException {
        SampleFolder samples = new SampleFolder(folder);
        CommandRun run =
                CommandRun.of(
                        samples.command(
                                samples.extract("ledger"),
                                "january",
                                "profile",
                                "--host",
                                "--top",
                                "2"));
        assertEquals(run.out().length(), number(run.said(), "\n +8 +0 +(\\d+) .*fd_write"));
        assertTrue(run.said().contains("by call path:"), run.said());
        assertTrue(run.said().contains("and 6 more call paths"), run.said());
    }
}
