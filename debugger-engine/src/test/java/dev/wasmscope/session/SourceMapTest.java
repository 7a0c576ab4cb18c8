package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs whose lines come from a source map: AssemblyScript, and where the map is looked for. */
class SourceMapTest {
    private static final String AS = "assemblyscript/wasi.wasm";

    @TempDir Path folder;

    private static DebuggedProgram assemblyScript() throws Exception {
        return new DebuggedProgram(LaunchConfig.of(TestInputs.guest(AS)));
    }

    @Test
    void breakpointsStepsAndStacksGoByTheMap() throws Exception {
        try (DebuggedProgram program = assemblyScript()) {
            StringBuilder places = new StringBuilder();
            places.append(DebuggedProgram.place(program.runToLine("wasi.ts", 3)));
            for (String command : List.of("over", "into", "out", "over")) {
                places.append(' ').append(DebuggedProgram.place(program.perform(command)));
            }
            assertEquals("wasi.ts:3 wasi.ts:4 wasi.ts:1 wasi.ts:4 wasi.ts:5", places.toString());
            List<SymbolisedFrame> stack = DebuggedProgram.await(program.session().frames(0, 10));
            assertEquals("src/as/wasi.ts:5", place(stack.get(0)));
            assertEquals("src/as/wasi.ts:7", place(stack.get(1)));
            assertEquals("exited with code 0", DebuggedProgram.place(program.perform("continue")));
            assertEquals("total=4950\n", program.output());
        }
    }

    private static String place(SymbolisedFrame frame) {
        return frame.position().map(p -> p.file() + ":" + p.line()).orElse("none");
    }

    @Test
    void aLineWithoutCodeMovesToTheNextAndALoopsHeadIsOnePlace() throws Exception {
        try (DebuggedProgram program = assemblyScript()) {
            Breakpoint moved = program.session().addLineBreakpoint("wasi.ts", 2);
            assertEquals("moved to line 3, the next with code", moved.message());
            Breakpoint loop = program.session().addLineBreakpoint("wasi.ts", 4);
            assertEquals(1, loop.locations().size(), loop::toString);
        }
    }

    @Test
    void theTextComesFromTheMap() throws Exception {
        ModuleView module = ModuleView.read(TestInputs.guest(AS), PathMappings.NONE);
        SourceText.Found text = (SourceText.Found) module.source("src/as/wasi.ts");
        assertEquals("main();", text.lines().get(6));
        assertEquals(List.of(1, 3, 4, 5, 7), module.breakableLines("src/as/wasi.ts"));
        assertEquals(List.of("names", "source map"), module.debugInfo().kinds());
        assertEquals(List.of(), module.debugInfo().problems());
    }

    private Path module(String name, String url) throws Exception {
        byte[] text = url.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                new byte[] {
                    0, 'a', 's', 'm', 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 6, 1, 4, 0,
                    1, 0, 0xb
                });
        if (!url.isEmpty()) {
            byte[] section = "sourceMappingURL".getBytes(StandardCharsets.UTF_8);
            bytes.write(0);
            leb(bytes, 1 + section.length + 2 + text.length);
            bytes.write(section.length);
            bytes.writeBytes(section);
            bytes.write(text.length & 0x7f | 0x80);
            bytes.write(text.length >> 7);
            bytes.writeBytes(text);
        }
        return Files.write(folder.resolve(name), bytes.toByteArray());
    }

    private static void leb(ByteArrayOutputStream bytes, int value) {
        bytes.write(value & 0x7f | 0x80);
        bytes.write(value >> 7);
    }

    /** Maps the module's one function, file offset 23, to line 5 of a source. */
    private static String map(String source) {
        return "{\"version\":3,\"sources\":[\"" + source + "\"],\"mappings\":\"uBAIA\"}";
    }

    private static String lines(Path wasm, PathMappings paths) throws Exception {
        ModuleView module = ModuleView.read(wasm, paths);
        String line =
                module.symbolize(3)
                        .getFirst()
                        .position()
                        .map(SourcePosition::shortText)
                        .orElse("-");
        return line + module.debugInfo().problems();
    }

    @Test
    void theMapIsInTheModule() throws Exception {
        String json =
                Base64.getEncoder().encodeToString(map("a.ts").getBytes(StandardCharsets.UTF_8));
        Path wasm = module("m.wasm", "data:application/json;base64," + json);
        assertEquals("a.ts:5:1[]", lines(wasm, PathMappings.NONE));
    }

    @Test
    void theMapIsWhereTheModuleSaysElseBesideIt() throws Exception {
        Path wasm = module("m.wasm", "maps/m.json");
        assertEquals(
                "-[sourceMappingURL: there is no maps/m.json]", lines(wasm, PathMappings.NONE));
        Files.writeString(folder.resolve("m.wasm.map"), map("beside.ts"));
        assertEquals("beside.ts:5:1[]", lines(wasm, PathMappings.NONE));
        Files.createDirectory(folder.resolve("maps"));
        Files.writeString(folder.resolve("maps/m.json"), map("said.ts"));
        assertEquals("said.ts:5:1[]", lines(wasm, PathMappings.NONE));
        Path plain = module("n.wasm", "");
        Files.writeString(folder.resolve("n.wasm.map"), map("n.ts"));
        assertEquals("n.ts:5:1[]", lines(plain, PathMappings.NONE));
    }

    @Test
    void aMapOnAnotherMachineIsNotFetched() throws Exception {
        Path wasm = module("m.wasm", "https://127.0.0.1:9/maps/m.map");
        assertEquals(
                "-[sourceMappingURL: https://127.0.0.1:9/maps/m.map is on another machine and is"
                        + " not fetched; save it beside the module or name it with --source-map]",
                lines(wasm, PathMappings.NONE));
        Files.writeString(folder.resolve("m.map"), map("copy.ts"));
        assertEquals("copy.ts:5:1[]", lines(wasm, PathMappings.NONE));
    }

    @Test
    void aNamedMapHoldsInsteadOfAllOthers() throws Exception {
        Path wasm = module("m.wasm", "https://127.0.0.1:9/maps/m.map");
        Path named = Files.writeString(folder.resolve("x"), map("named.ts"));
        PathMappings paths = new PathMappings(List.of(), List.of(), Optional.of(named));
        assertEquals("named.ts:5:1[]", lines(wasm, paths));
        PathMappings none = PathMappings.NONE.withSourceMap(folder.resolve("none"));
        SessionException e = assertThrows(SessionException.class, () -> lines(wasm, none));
        assertTrue(
                String.valueOf(e.getMessage()).endsWith("none: no such source map"), e.toString());
    }

    @Test
    void aBrokenMapIsAProblemAndTheModuleStaysReadable() throws Exception {
        Path wasm = module("m.wasm", "");
        Path map = Files.writeString(folder.resolve("m.wasm.map"), "{\"version\":3,");
        assertEquals(
                "-[" + map + ": not JSON: the text ends too early at character 13]",
                lines(wasm, PathMappings.NONE));
    }
}
