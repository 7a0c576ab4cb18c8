package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.dwarf.DumpedEntries.Entry;
import dev.wasmscope.dwarf.scope.CompilationUnit;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.dwarf.section.Unit;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables in scope, and where they are, agree with llvm-dwarfdump. */
class VariablesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c/shapes-c19-O0-dw5.wasm",
                "c/shapes-c19-O2-dw4.wasm",
                "c/shapes-c19-O2-dw5.wasm",
                "cpp/zoo-c19-O2-dw5.wasm",
                "rust/app-r196-dev.wasm",
                "real/bzip2-c19-O1.wasm"
            })
    void variablesInScopeEqualTheRecordedOnes(String guest) {
        DwarfInfo info = Guests.read(guest);
        long[] addresses = Guests.sample(info, 60);
        String expected =
                Goldens.recorded(Guests.golden("variables", guest), () -> theirs(guest, addresses));
        assertEquals(expected, ours(info, addresses));
    }

    /** At each 37th row; with {@code -Dwasmscope.oracle=all} at every row of every guest. */
    @ParameterizedTest
    @MethodSource("guests")
    void variablesInScopeEqualThoseOfTheTool(String guest) {
        Tools.llvm("llvm-dwarfdump");
        DwarfInfo info = Guests.read(guest);
        long[] addresses =
                Guests.everything()
                        ? Guests.rowAddresses(info)
                        : Guests.sample(info, Integer.MAX_VALUE);
        Differences differences =
                Differences.ofLines(
                        theirs(guest, addresses).lines().toList(),
                        ours(info, addresses).lines().toList());
        assertEquals("", differences.text(), guest);
    }

    static List<String> guests() {
        return Guests.everything()
                ? Guests.allWithLines()
                : List.of(
                        "c/shapes-c22-O0.wasm",
                        "c/shapes-c19-O2-embedsrc.wasm",
                        "cpp/zoo-c19-O0-dw4.wasm",
                        "cpp/zoo-c22-eh-exnref-O0.wasm",
                        "rust/app-r163-O0.wasm",
                        "zig/app-zig011-Debug.wasm",
                        "real/lua-c19-O0.wasm");
    }

    /**
     * Variables that the compiler removed from this instance of a function have no entry that could
     * be dumped; the reader lists them as not available, and they are left out here.
     */
    private static String ours(DwarfInfo info, long[] addresses) {
        StringBuilder text = new StringBuilder();
        for (long pc : addresses) {
            TreeSet<String> variables = new TreeSet<>();
            for (Variable variable : info.variablesAt(pc)) {
                String location = variable.describeLocation(pc);
                if (variable.hasLocation() && !location.equals("optimized out here")) {
                    variables.add(variable.name() + ": " + location);
                }
            }
            append(text, pc, variables);
        }
        return text.toString();
    }

    /**
     * A function of the dump.
     *
     * @param unit its unit, whose table DW_OP_addrx counts in
     */
    private record Dumped(Entry entry, Unit unit, long[] extent) {}

    private static String theirs(String guest, long[] addresses) {
        String tool = Tools.llvm("llvm-dwarfdump");
        List<Entry> entries =
                DumpedEntries.parse(
                        Tools.run("", tool, "--debug-info", Guests.path(guest).toString()));
        List<CompilationUnit> units = Guests.program(guest).units();
        List<Dumped> all = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            List<Entry> functions = new ArrayList<>();
            functions(entries.get(i), functions);
            Unit unit = units.get(i).unit();
            functions.forEach(entry -> all.add(new Dumped(entry, unit, entry.extent())));
        }
        StringBuilder text = new StringBuilder();
        for (long pc : addresses) {
            TreeSet<String> variables = new TreeSet<>();
            for (Dumped function : all) {
                boolean near = function.extent()[0] <= pc && pc < function.extent()[1];
                if (near && function.entry().contains(pc)) {
                    collect(function.entry(), function.unit(), pc, variables);
                }
            }
            append(text, pc, variables);
        }
        return text.toString();
    }

    private static void functions(Entry entry, List<Entry> into) {
        for (Entry child : entry.children()) {
            if (child.tag().equals("subprogram")) {
                into.add(child);
            } else {
                functions(child, into);
            }
        }
    }

    private static void collect(Entry block, Unit unit, long pc, Set<String> into) {
        for (Entry child : block.children()) {
            switch (child.tag()) {
                case "variable", "formal_parameter" -> {
                    String location =
                            DumpedExpressions.inWords(child.locationAt(pc), unit::address);
                    boolean constant = child.attributes().containsKey("const_value");
                    if (!location.isEmpty() || constant) {
                        into.add(child.name() + ": " + (constant ? "constant" : location));
                    }
                }
                case "lexical_block", "inlined_subroutine" -> {
                    boolean transparent =
                            !child.attributes().containsKey("low_pc")
                                    && !child.attributes().containsKey("ranges");
                    if (transparent || child.contains(pc)) {
                        collect(child, unit, pc, into);
                    }
                }
                default -> {}
            }
        }
    }

    private static void append(StringBuilder text, long pc, Set<String> variables) {
        text.append("0x").append(Long.toHexString(pc)).append('\n');
        variables.forEach(variable -> text.append("  ").append(variable).append('\n'));
    }
}
