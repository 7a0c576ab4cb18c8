package dev.wasmscope.session.paste;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.PathMappings;
import dev.wasmscope.session.SymbolisedLocation;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.TestInputs;
import dev.wasmscope.testing.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Traces of other engines. The one of V8 was printed by node; the forms of the others are those of
 * their documentation and issues: wasmtime 5400, Wasmer and wasmtime for one module in WAMR 2214,
 * WasmEdge 953, WAMR's addr2line tool.
 */
class PastedTraceTest {
    private static final String GUEST = "rust/app-r196-release.wasm";
    private static final String RUNNER =
            """
            const {readFileSync} = require('node:fs'), {WASI} = require('node:wasi');
            const wasi = new WASI({version: 'preview1', args: ['app', 'panic'], env: {}});
            (async () => {
              try {
                const m = await WebAssembly.compile(readFileSync(process.argv[1]));
                wasi.start(await WebAssembly.instantiate(m, wasi.getImportObject()));
              } catch (e) { console.log(e.stack); }
            })();
            """;

    @TempDir Path folder;

    private static ModuleView guest() throws Exception {
        return ModuleView.read(TestInputs.guest(GUEST), PathMappings.NONE);
    }

    private static String filledIn(ModuleView module, String text) {
        return new PastedTrace(module)
                .lines(text).stream()
                        .flatMap(line -> line.shown().stream())
                        .map(PastedLine.Shown::text)
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String resource(String name) throws Exception {
        try (var stream = PastedTraceTest.class.getResourceAsStream("/traces/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v8", "browsers", "wasmtime", "wasmer", "wasmedge", "wamr"})
    void aTraceIsFilledIn(String engine) throws Exception {
        Goldens.check("paste/" + engine + ".txt", filledIn(guest(), resource(engine + ".txt")));
    }

    @Test
    void theTraceThatNodePrintsNowHasTheSameLines() throws Exception {
        Tools.require("node");
        Path wasm = TestInputs.guest(GUEST);
        String trace =
                Tools.run("", "node", "--stack-trace-limit=50", "-e", RUNNER, wasm.toString());
        assertEquals(frames(resource("v8.txt")), frames(trace));
    }

    private static List<List<SymbolisedLocation>> frames(String trace) throws Exception {
        return new PastedTrace(guest())
                .lines(trace).stream()
                        .filter(line -> line.frame().isPresent())
                        .map(PastedLine::rows)
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at f (wasm://wasm/m-8c2a:wasm-function[37]:0x2c41) | V8 37 f 0x2c41",
                "at wasm://wasm/m-8c2a:wasm-function[37]:0x2c41 | V8 37  0x2c41",
                "at async f (wasm://wasm/8c2a:wasm-function[3]:0x1) | V8 3 f 0x1",
                "at m.wasm.std::f(int, char (*)(int)) (wasm://wasm/8c2a:wasm-function[3]:0x1)"
                        + " | V8 3 m.wasm.std::f(int, char (*)(int)) 0x1",
                "f@http://h/m.wasm:wasm-function[3]:0x1 | V8 3 f 0x1",
                "0: 0x2c41 - m!f | wasmtime - f 0x2c41",
                "12:  0x1ab - <unknown>!<wasm function 7> | wasmtime 7  0x1ab",
                "0: 0x178f - runtime._panic | wasmtime - runtime._panic 0x178f",
                "at <unnamed> (<module>[14]:0x248) | Wasmer 14 <unnamed> 0x248",
                "at core::f::h0 (app.wasm[14]:0x248) | Wasmer 14 core::f::h0 0x248",
                "[x] [error] In instruction: unreachable (0x00) , Bytecode offset: 0x0000a64d"
                        + " | WasmEdge -  0xa64d",
                "#00: 0x0a04 - $f18 | WAMR 18  0xa04",
                "#03: 0x01aa - _start | WAMR - _start 0x1aa",
                "#00 $f18 | WAMR 18  -",
                "at Object.<anonymous> (/home/x/run.js:3:4) | none",
                "0: failed to invoke command default | none",
                "WASM trap at 0x1234 | none",
                "at f (wasm://wasm/x:wasm-function[99999999999]:0x1) | none"
            })
    void formsOfFrames(String line, String expected) {
        String found =
                TraceForm.in(line)
                        .map(TraceForm.Found::frame)
                        .map(
                                f ->
                                        "%s %s %s %s"
                                                .formatted(
                                                        f.engine().text(),
                                                        f.functionIndex().isPresent()
                                                                ? f.functionIndex().getAsInt()
                                                                : "-",
                                                        f.name(),
                                                        f.fileOffset().isPresent()
                                                                ? "0x%x"
                                                                        .formatted(
                                                                                f.fileOffset()
                                                                                        .getAsLong())
                                                                : "-"))
                        .orElse("none");
        assertEquals(expected, found);
    }

    @Test
    void aModuleWithoutDebugInformationGivesItsNames() throws Exception {
        // (func $f unreachable) with a name section; its body's first byte is at 0x16.
        byte[] wasm = {
            0, 'a', 's', 'm', 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 5, 1, 3, 0, 0, 0xb,
            0, 11, 4, 'n', 'a', 'm', 'e', 1, 4, 1, 0, 1, 'f'
        };
        Path file = Files.write(folder.resolve("f.wasm"), wasm);
        ModuleView module = ModuleView.read(file, PathMappings.NONE);
        assertEquals(
                "0: f (code+0x3)\nat <unnamed> (x[9]:0x17)"
                        + "  [no code of this module is there; is this the module that ran?]\n",
                filledIn(
                        module, "0: 0x17 - <unknown>!<wasm function 0>\nat <unnamed> (x[9]:0x17)"));
    }

    @Property(tries = 300)
    void anyTextComesBack(@ForAll String text) {
        for (String line : List.of(text, "at " + text + " (wasm-function[1]:0x1)", "#0" + text)) {
            TraceForm.in(line)
                    .ifPresent(
                            found ->
                                    assertTrue(
                                            line.startsWith(found.before())
                                                    && line.endsWith(found.behind()),
                                            line));
        }
    }
}
