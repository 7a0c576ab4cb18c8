package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.line.LineLocation;
import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.line.SourceFile;
import dev.wasmscope.dwarf.scope.Function;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From lines and names to code. */
class LinesTest {
    private static final String DEBUG = "c/shapes-c19-O0-dw5.wasm";

    @ParameterizedTest
    @CsvSource({
        "c/shapes-c19-O0-dw5.wasm, shapes.c, 33, area_circle",
        "c/shapes-c19-O0-dw5.wasm, src/c/shapes.c, 36, area_rect",
        "c/shapes-c19-O0-dw5.wasm, c\\shapes.c, 61, fib",
        "c/shapes-c19-O0-dw5.wasm, shapes.c, 67, bubble",
        "cpp/zoo-c19-O0-dw5.wasm, zoo.cpp, 64, clampi",
        "rust/app-r196-dev.wasm, main.rs, 40, sieve",
        "rust/app-r196-dev.wasm, src/main.rs, 46, main",
        "real/lua-c19-O0.wasm, lvm.c, 1155, luaV_execute"
    })
    void aBreakpointOnALineIsInItsFunction(String guest, String path, int line, String function) {
        DwarfInfo info = Guests.read(guest);
        int at = info.lineWithCode(path, line).orElseThrow();
        List<LineLocation> locations = info.breakpointLocations(path, at);
        assertTrue(!locations.isEmpty(), "no code for line " + at);
        for (LineLocation location : locations) {
            Function found = info.functionAt(location.address()).orElseThrow();
            assertEquals(function, found.name());
            assertTrue(location.address() > found.lowPc(), "stops before the prologue's end");
        }
    }

    @Test
    void aLoopsHeadHasSeveralPlacesAndOneBreakpoint() {
        DwarfInfo info = Guests.read(DEBUG);
        // for (int i = 0; i < n; i++)
        assertTrue(info.locations("shapes.c", 64).size() >= 2);
        assertEquals(1, info.breakpointLocations("shapes.c", 64).size());
    }

    @Test
    void anInlinedFunctionHasABreakpointInEachOfItsCallers() {
        DwarfInfo info = Guests.read("c/shapes-c19-O2-dw5.wasm");
        List<LineLocation> locations = info.locations("shapes.c", 31);
        assertTrue(!locations.isEmpty(), "the inlined line has no code");
        assertTrue(
                locations.stream()
                        .map(location -> info.framesAt(location.address()).getFirst())
                        .allMatch(frame -> frame.function().name().equals("sq") && frame.inlined()),
                locations::toString);
    }

    @Test
    void theNextLineWithCodeIsFound() {
        DwarfInfo info = Guests.read(DEBUG);
        assertEquals(OptionalInt.of(31), info.lineWithCode("shapes.c", 1));
        assertEquals(OptionalInt.empty(), info.lineWithCode("shapes.c", 1000));
        assertEquals(OptionalInt.empty(), info.lineWithCode("nothing.c", 1));
    }

    @Test
    void filesAreFoundByAnyEndOfTheirPath() {
        DwarfInfo info = Guests.read(DEBUG);
        List<SourceFile> files = info.findFiles("c/shapes.c");
        assertEquals(1, files.size());
        assertTrue(files.getFirst().path().endsWith("/src/c/shapes.c"));
        assertEquals("shapes.c", files.getFirst().fileName());
        assertEquals(32, String.valueOf(files.getFirst().md5()).length());
        assertEquals(List.of(), info.findFiles("x/shapes.c"));
    }

    @Test
    void embeddedSourceIsThere() {
        DwarfInfo info = Guests.read("c/shapes-c19-O2-embedsrc.wasm");
        String source = info.findFiles("shapes.c").getFirst().source().orElseThrow();
        assertTrue(source.contains("static double area_circle"), "not the source");
    }

    @Test
    void functionsAreFoundByEachOfTheirNames() {
        DwarfInfo zoo = Guests.read("cpp/zoo-c19-O0-dw5.wasm");
        for (String name : List.of("zoo::Dog::speak", "Dog::speak", "_ZNK3zoo3Dog5speakEv")) {
            List<Function> found = zoo.functions(name);
            assertEquals(1, found.size(), name);
            assertEquals("zoo::Dog::speak", found.getFirst().displayName());
        }
        DwarfInfo rust = Guests.read("rust/app-r196-dev.wasm");
        assertEquals("guest::main", rust.functions("guest::main").getFirst().displayName());
        assertTrue(
                String.valueOf(rust.functions("guest::main").getFirst().declaration())
                        .endsWith("main.rs:46"));
    }

    @Test
    void theRowOfAnAddressHoldsUpToTheNext() {
        DwarfInfo info = Guests.read(DEBUG);
        Function main = info.functions("main").getFirst();
        List<LineRow> rows = info.rows(main.lowPc(), main.highPc());
        for (int i = 0; i + 1 < rows.size(); i++) {
            if (rows.get(i).address() < rows.get(i + 1).address()) {
                long between = rows.get(i + 1).address() - 1;
                assertEquals(rows.get(i), info.lineAt(between).orElseThrow());
            }
        }
    }
}
