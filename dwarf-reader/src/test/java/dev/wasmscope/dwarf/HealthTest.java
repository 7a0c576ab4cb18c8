package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import dev.wasmscope.testing.Tools;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted of debug information, and what is wrong with it. */
class HealthTest {
    private static long statistic(String text, String name) {
        Matcher matcher =
                Pattern.compile(Pattern.quote("\"" + name + "\": ") + "(\\d+)").matcher(text);
        assertTrue(matcher.find(), name + " is not in " + text);
        return Long.parseLong(matcher.group(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c/shapes-c19-O0-dw4.wasm",
                "c/shapes-c19-O2-dw5.wasm",
                "c/shapes-c19-O2-linetables.wasm",
                "c/mem64-c19.wasm",
                "cpp/zoo-c19-O2-dw5.wasm",
                "rust/app-r196-dev.wasm",
                "zig/app-zig011-Debug.wasm",
                "real/bzip2-c19-O1.wasm"
            })
    void sharesOfScopesEqualThoseOfLlvmDwarfdump(String guest) {
        String tool = Tools.llvm("llvm-dwarfdump");
        String theirs = Tools.run("", tool, "--statistics", Guests.path(guest).toString());
        DebugInfoSummary summary = Guests.read(guest).summary();
        assertNear(
                statistic(theirs, "sum_all_variables(#bytes in parent scope)"),
                summary.variables().scopeBytes());
        assertNear(
                statistic(
                        theirs,
                        "sum_all_variables(#bytes in parent scope covered by DW_AT_location)"),
                summary.variables().coveredBytes());
    }

    /** Equal in C; C++ and Rust differ by up to 0.1 % in what counts as a variable. */
    private static void assertNear(long theirs, long ours) {
        assertTrue(
                Math.abs(theirs - ours) <= theirs / 900, () -> "LLVM: " + theirs + ", we: " + ours);
    }

    @Test
    void unitsSayWhatIsInThem() {
        DebugInfoSummary summary = Guests.read("c/shapes-c19-O2-dw5.wasm").summary();
        UnitSummary shapes =
                summary.units().stream()
                        .filter(unit -> unit.name().equals("src/c/shapes.c"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(5, shapes.version());
        assertEquals(6, shapes.functions());
        assertEquals(6, shapes.functionsWithLines());
        assertEquals(
                summary.functions(),
                summary.units().stream().mapToInt(UnitSummary::functions).sum());
        assertEquals(List.of(4, 5), List.copyOf(summary.versions()));
        assertEquals(2, summary.producers().size());
    }

    @Test
    void aSplitUnitThatIsMissingIsNotComplete() {
        String guest = "c/shapes-c19-O1-split5.wasm";
        List<UnitSummary> missing =
                Guests.read(guest).summary().units().stream().filter(u -> !u.complete()).toList();
        assertEquals(1, missing.size());
        assertEquals("out/c/shapes-split5.dwo", missing.getFirst().splitFile());
        GivenFiles files = new GivenFiles(List.of(Guests.path("c/shapes-split5.dwo")));
        DwarfInfo whole = DwarfInfo.read(WasmSections.of(TestInputs.guestBytes(guest)), files);
        assertTrue(whole.summary().units().stream().allMatch(UnitSummary::complete));
    }
}
