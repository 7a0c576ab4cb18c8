package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.section.Macro;
import dev.wasmscope.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The preprocessor's macros are those that llvm-dwarfdump lists. */
class MacrosTest {
    private static final String GUEST = "c/shapes-c19-O0-g3macro.wasm";
    private static final Pattern ENTRY =
            Pattern.compile("DW_MAC\\w+_(define|undef)\\w* - lineno: \\d+ macro: (.*)");

    private static final String SOURCE =
            """
            #define LIMIT 40
            #define GONE 1
            #undef GONE
            #define TWICE(x) ((x) + \\
                (x))
            #define EMPTY
            #define LIMIT_AND_TWO (LIMIT + 2)
            #undef LIMIT
            #define LIMIT 41
            int limit(void) { return TWICE(LIMIT); }
            """;

    @TempDir Path folder;

    @Test
    void ofAProgramWithManyHeaders() {
        DwarfInfo info = Guests.read(GUEST);
        Map<String, String> ours = ours(info);
        assertEquals(theirs(Guests.path(GUEST)), ours);
        assertTrue(ours.size() > 300, ours.size() + " macros");
        assertEquals(List.of(), info.problems());
    }

    /** Version 5, macinfo of version 4, and what GNU made of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-gdwarf-5",
                "-gdwarf-4",
                "-gdwarf-3",
                "-gdwarf-4 -mllvm -use-gnu-debug-macro",
            })
    void ofEveryVersion(String options) throws IOException {
        Tools.require("clang-19");
        Tools.require("wasm-ld-19");
        Path source = Files.writeString(folder.resolve("limit.c"), SOURCE);
        Path wasm = folder.resolve("limit.wasm");
        List<String> command = new ArrayList<>(List.of("clang-19", "--target=wasm32", "-g"));
        command.addAll(List.of("-fdebug-macro", "-nostdlib", "-Wl,--no-entry,--export=limit"));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of(source.toString(), "-o", wasm.toString()));
        Tools.run("", command.toArray(String[]::new));

        DwarfInfo info = DwarfInfo.read(WasmSections.of(Files.readAllBytes(wasm)));

        Map<String, String> ours = ours(info);
        assertEquals(theirs(wasm), ours);
        assertEquals("LIMIT 41", ours.get("LIMIT"));
        assertEquals(null, ours.get("GONE"));
        Macro twice = info.macros(0).get("TWICE");
        assertEquals("(x)", twice.parameters());
        assertEquals("((x) + (x))", twice.body());
        assertEquals(4, twice.line());
        assertEquals("EMPTY", info.macros(0).get("EMPTY").text());
        assertEquals(List.of(), info.problems());
    }

    private static Map<String, String> ours(DwarfInfo info) {
        Map<String, String> texts = new TreeMap<>();
        for (int unit = 0; unit < info.unitCount(); unit++) {
            info.macros(unit).forEach((name, macro) -> texts.put(name, macro.text()));
        }
        return texts;
    }

    private static Map<String, String> theirs(Path wasm) {
        Map<String, String> texts = new TreeMap<>();
        String dump = Tools.run("", Tools.llvm("llvm-dwarfdump"), "--debug-macro", wasm.toString());
        for (Matcher entry = ENTRY.matcher(dump); entry.find(); ) {
            String text = entry.group(2).strip();
            String name = text.split("[ (]", 2)[0];
            if (entry.group(1).equals("define")) {
                texts.put(name, text);
            } else {
                texts.remove(name);
            }
        }
        return texts;
    }
}
