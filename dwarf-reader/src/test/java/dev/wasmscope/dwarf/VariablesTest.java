package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.dwarf.DumpedEntries.Entry;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables in scope, and where they are, agree with llvm-dwarfdump. */
class VariablesTest {
    private static final String TOOL = "llvm-dwarfdump-22";

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c/shapes-c22-O0.wasm",
                "cpp/zoo-c19-O0-dw4.wasm",
                "cpp/zoo-c22-eh-exnref-O0.wasm",
                "rust/app-r163-O0.wasm",
                "zig/app-zig011-Debug.wasm",
                "real/lua-c19-O0.wasm"
            })
    void variablesInScopeEqualThoseOfTheToolAtEvery37thRow(String guest) {
        Tools.require(TOOL);
        DwarfInfo info = Guests.read(guest);
        long[] addresses = Guests.sample(info, Integer.MAX_VALUE);
        assertEquals(theirs(guest, addresses), ours(info, addresses));
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

    private static String theirs(String guest, long[] addresses) {
        List<Entry> units =
                DumpedEntries.parse(
                        Tools.run("", TOOL, "--debug-info", Guests.path(guest).toString()));
        List<Entry> functions = new ArrayList<>();
        units.forEach(unit -> functions(unit, functions));
        List<long[]> extents = functions.stream().map(Entry::extent).toList();
        StringBuilder text = new StringBuilder();
        for (long pc : addresses) {
            TreeSet<String> variables = new TreeSet<>();
            for (int i = 0; i < functions.size(); i++) {
                boolean near = extents.get(i)[0] <= pc && pc < extents.get(i)[1];
                if (near && functions.get(i).contains(pc)) {
                    collect(functions.get(i), pc, variables);
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

    private static void collect(Entry block, long pc, Set<String> into) {
        for (Entry child : block.children()) {
            switch (child.tag()) {
                case "variable", "formal_parameter" -> {
                    String location = DumpedExpressions.inWords(child.locationAt(pc));
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
                        collect(child, pc, into);
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
