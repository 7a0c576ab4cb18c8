package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong command line is told in one line and ends with 2. */
class UsageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"demo", "run", "debug", "dap", "trace", "profile", "inspect", "symbolize"})
    void everyCommandExplainsItself(String command) {
        CommandRun run = CommandRun.of(command, "--help");

        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("Usage: wasmscope " + command), run.out());
        assertEquals("", run.err());
    }

    @Test
    void theProgramListsItsCommands() {
        CommandRun run = CommandRun.of("--help");

        assertEquals(0, run.code());
        for (String command :
                new String[] {"demo", "run", "debug", "dap", "trace", "profile", "inspect"}) {
            assertTrue(
                    run.out().contains("\n  " + command), command + " is missing in\n" + run.out());
        }
    }

    @Test
    void aWordThatIsNeitherFileNorCommandIsOneLine() {
        CommandRun run = CommandRun.of("nowhere.wasm");

        assertEquals(1, run.code());
        assertEquals(
                "wasmscope: nowhere.wasm: no such file or command; see 'wasmscope --help'\n",
                run.err().replace("\r", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --no-such-option a.wasm | Unknown option: '--no-such-option'",
                "run                         | Missing required parameter: 'FILE'",
                "run --dir :: a.wasm         | --dir wants HOST[::GUEST][:ro|:overlay], not '::'",
                "run --dir .::/data:or a.wasm | --dir knows :ro and :overlay, not ':or'",
                "run --listen x a.wasm       | --listen wants HOST:PORT or PORT with a port from 0 to 65535, not 'x'",
                "run --listen 127.0.0.1:65536 a.wasm | --listen wants HOST:PORT or PORT with a port from 0 to 65535",
                "run --listen ::1:80 a.wasm  | --listen wants an IPv6 address in brackets, as in [::1]:8080",
                "run --env NAME a.wasm       | --env wants KEY=VALUE, not 'NAME'",
                "run --max-memory 12x a.wasm | --max-memory wants a size such as 65536, 64K or 2G, not '12x'",
                "run --max-memory 0 a.wasm   | --max-memory wants a size such as 65536, 64K or 2G, not '0'",
                "run --max-instructions 0 a.wasm | --max-instructions wants a number above 0",
                "run --max-instructions x a.wasm | Invalid value for option '--max-instructions'",
                "run --max-table 0 a.wasm    | --max-table wants a number above 0",
                "run --max-depth -5 a.wasm   | --max-depth wants a number above 0",
                "run --timeout -1 a.wasm     | --timeout wants seconds above 0, not -1.0",
                "run --map a a.wasm          | --map wants FROM=TO, not 'a'",
                "trace --format xml a.wasm   | --format xml is not known; there are: text, json, chrome",
                "profile --mode guess a.wasm | --mode guess is not known; there are: exact, sample",
                "profile -o out.txt a.wasm   | no format ends like 'out.txt'; say --format with one of: wprof,",
                "profile -o a.folded --format x a.wasm | --format x is not known; there are: wprof,",
            })
    void badUsageIsOneLineAndEndsWithTwo(String arguments, String message) {
        CommandRun run = CommandRun.of(arguments.strip().split("\\s+"));

        assertAll(
                () -> assertEquals(2, run.code(), run.err()),
                () -> assertEquals("", run.out()),
                () -> assertTrue(run.err().startsWith("wasmscope: " + message), run.err()),
                () -> assertEquals(1, run.err().lines().count(), run.err()));
    }
}
