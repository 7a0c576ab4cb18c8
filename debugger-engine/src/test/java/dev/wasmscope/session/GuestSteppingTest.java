package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Steps through every guest with lines, over calls and into them. The tables were recorded by
 * {@code tools/stepping/record.py} from an execution of the instrumented module by node; the
 * debugger took no part. The same tool gives the tables of {@link SteppingTest}, which were
 * recorded by another one before.
 */
class GuestSteppingTest {
    private static final String START = "org.teavm.jso.impl.wasmgc.WasmGCJSRuntime::stringToJs";

    @TempDir private Path folder;

    private static final JustMyCode EVERYTHING = new JustMyCode(true, false, List.of(), List.of());

    @ParameterizedTest
    @CsvSource({
        "shapes-c19-O0-dw4, c/shapes-c19-O0-dw4.wasm, ''",
        "shapes-c19-O0-g3macro, c/shapes-c19-O0-g3macro.wasm, ''",
        "shapes-c19-O2-dw4, c/shapes-c19-O2-dw4.wasm, ''",
        "shapes-c19-O2-dw5, c/shapes-c19-O2-dw5.wasm, ''",
        "shapes-c19-O2-embedsrc, c/shapes-c19-O2-embedsrc.wasm, ''",
        "shapes-c19-O2-linetables, c/shapes-c19-O2-linetables.wasm, ''",
        "shapes-c22-O0, c/shapes-c22-O0.wasm, ''",
        "shapes-ext, c/shapes-ext.wasm, ''",
        "shapes-c19-O1-split4, c/shapes-c19-O1-split4.wasm, ''",
        "shapes-c19-O1-split5, c/shapes-c19-O1-split5.wasm, ''",
        "zoo-c19-O0-dw4, cpp/zoo-c19-O0-dw4.wasm, ''",
        "zoo-c19-O0-dw5, cpp/zoo-c19-O0-dw5.wasm, ''",
        "zoo-c19-O2-dw5, cpp/zoo-c19-O2-dw5.wasm, ''",
        "zoo-c19-eh-legacy-O0, cpp/zoo-c19-eh-legacy-O0.wasm, ''",
        "zoo-c22-eh-exnref-O0, cpp/zoo-c22-eh-exnref-O0.wasm, ''",
        "app-r163-O0, rust/app-r163-O0.wasm, ''",
        "app-r196-release, rust/app-r196-release.wasm, ''",
        "zig, zig/app-zig011-Debug.wasm, ''",
        "assemblyscript, assemblyscript/wasi.wasm, ''",
        "kotlin, kotlin/guest-dev.wasm, ''",
        "bzip2, real/bzip2-c19-O1.wasm, ''",
        "minigzip, real/minigzip-c19-O0.wasm, ''",
        "lua, real/lua-c19-O0.wasm, -e|print(1 + 1)",
        "shapes-c19-reactor, c/shapes-c19-reactor.wasm, _initialize()",
        "mem64, c/mem64-c19.wasm, run() 5",
        "assemblyscript-O0, assemblyscript/app-O0.wasm, run()",
        "go, go/main-go119-N.wasm, run() 0|0",
    })
    void everyStepEndsWhereTheExecutionSays(String table, String guest, String call)
            throws Exception {
        StdinSource input =
                new StdinSource.Bytes(
                        "the quick brown fox jumps over the lazy dog\n"
                                .repeat(8)
                                .getBytes(StandardCharsets.UTF_8));
        Path source = Files.createDirectories(folder.resolve("src")).resolve("main.rs");
        Files.copy(TestInputs.guest("src/rust/app.rs"), source);
        for (String command : List.of("over", "into")) {
            LaunchConfig config =
                    calling(LaunchConfig.of(TestInputs.guest(guest)), call)
                            .withUnknownImports(UnknownImports.ZERO)
                            .withStdin(input)
                            .withPaths(
                                    new PathMappings(
                                            List.of(), List.of(TestInputs.guest("src"), folder)));
            DebuggedProgram program = new DebuggedProgram(config);
            if (table.equals("go")) {
                // The steps begin in Go's run-time, which is a library to everybody else.
                program.session().stepping().setJustMyCode(EVERYTHING);
            }
            StepChecks.follow("guest-" + table + "-" + command, program);
        }
    }

    /** {@code EXPORT() ARGUMENT|…}, or the arguments of a command. */
    private static LaunchConfig calling(LaunchConfig config, String call) {
        int end = call.indexOf("()");
        String arguments = end < 0 ? call : call.substring(end + 2).strip();
        LaunchConfig given =
                config.withArgs(arguments.isEmpty() ? List.of() : List.of(arguments.split("\\|")));
        return end < 0 ? given : given.withInvoke(call.substring(0, end));
    }

    /**
     * TeaVM's start makes JavaScript strings, and {@code main} is a JavaScript function that wasm
     * only hands over: there is no way to the program itself, but all of the way to the first thing
     * that JavaScript would have to do.
     */
    @ParameterizedTest
    @CsvSource({
        "TRAP, WasmGCJSRuntime.java:26, teavmJso.stringBuiltinsSupported is provided by nobody",
        "ZERO, WasmGCJSRuntime.java:38, wasm:js-string.fromCharCode did not return a (ref extern)",
    })
    void aProgramOfJavaScriptGoesAsFarAsItsHost(UnknownImports unknown, String place, String why)
            throws Exception {
        LaunchConfig config = LaunchConfig.of(TestInputs.guest("teavm/classes.wasm"));
        SessionException refused =
                assertThrows(SessionException.class, () -> DebugSession.open(config));
        assertTrue(
                refused.getMessage().endsWith("imports memory env.memory, which nothing provides"),
                refused::getMessage);
        try (DebuggedProgram program =
                new DebuggedProgram(
                        config.withUnknownImports(unknown)
                                .withInvoke("teavm.malloc")
                                .withArgs(List.of("16")))) {
            program.session().addFunctionBreakpoint(START);
            Stop stop = program.perform("run");
            while (!(stop.reason() instanceof StopReason.Trapped)) {
                StepChecks.assertNothingLeft(program);
                stop = program.perform("over");
            }
            assertEquals("trap: host function failed: " + why, stop.reason().text());
            assertEquals(place, DebuggedProgram.place(stop));
        }
    }
}
