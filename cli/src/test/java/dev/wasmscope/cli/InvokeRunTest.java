package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --invoke}: arguments and results with their types, for every command that runs. */
class InvokeRunTest {
    /**
     * A reactor: {@code echo} gives its i32, i64, f32, f64 and v128 back, {@code _initialize} puts
     * 41 into what {@code state} returns, {@code add} adds two i32.
     */
    private static final String REACTOR =
            "0061736d01000000 011b0460057f7e7d7c7b057f7e7d7c7b600000 60027f7f017f 6000017f"
                    + " 03050400010203 0606017f0141000b"
                    + " 072404046563686f00000b5f696e697469616c697a650001036164640002"
                    + "057374617465 0003"
                    + " 0a2204 0c0020002001200220032004 0b 06004129 24000b"
                    + " 0700200020016a0b 0400 23000b";

    @TempDir Path folder;

    private Path wasm;

    @BeforeEach
    void write() throws IOException {
        byte[] bytes = HexFormat.of().parseHex(REACTOR.replace(" ", ""));
        wasm = Files.write(folder.resolve("reactor.wasm"), bytes);
    }

    private CommandRun run(String command, String name, String... arguments) {
        List<String> words = new ArrayList<>(List.of(command, "--invoke", name, wasm.toString()));
        words.add("--");
        words.addAll(List.of(arguments));
        return CommandRun.of(words.toArray(String[]::new));
    }

    @Test
    void resultsCanBeGivenBackAsArguments() {
        CommandRun first =
                run("run", "echo", "-1", "0x10", "-nan:0x1", "inf", "f32x4:1.5,-0,nan,2");
        assertEquals(0, first.code(), first.err());
        assertEquals(
                """
                i32:-1
                i64:16
                f32:-nan:0x1
                f64:inf
                i32x4:1069547520,-2147483648,2143289344,1073741824
                """,
                first.out());
        String[] results = first.out().split("\n");
        assertEquals(first.out(), run("run", "echo", results).out());
    }

    @Test
    void aReactorIsInitialised() {
        assertEquals("i32:41\n", run("run", "state").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "trace", "debug"})
    void wrongArgumentsEndWithTwo(String command) {
        CommandRun run = run(command, "add", "1");
        assertEquals(2, run.code());
        assertEquals(
                "wasmscope: %s: add (i32, i32) -> (i32) takes 2 arguments, 1 given\n"
                        .formatted(wasm),
                run.err().replace("\r", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ad  | exports no function ad, did you mean add?; it exports echo (",
                "zzz | exports no function zzz; it exports echo ("
            })
    void unknownNamesEndWithTwo(String name, String message) {
        CommandRun run = run("run", name);
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("wasmscope: " + wasm + ": " + message), run.err());
    }
}
