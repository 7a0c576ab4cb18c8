package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.wasmscope.dwarf.DumpedEntries.Entry;
import dev.wasmscope.dwarf.expr.ExpressionText;
import dev.wasmscope.dwarf.scope.CompilationUnit;
import dev.wasmscope.dwarf.scope.Program;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieWalker;
import dev.wasmscope.dwarf.section.LocationLists;
import dev.wasmscope.dwarf.section.Tag;
import dev.wasmscope.dwarf.section.Unit;
import dev.wasmscope.testing.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every variable's locations, with all their ranges, are those that llvm-dwarfdump prints; of a few
 * guests, with {@code -Dwasmscope.oracle=all} of all.
 */
class VariableLocationsTest {
    static List<String> guests() {
        return Guests.everything()
                ? Guests.allWithLines()
                : List.of(
                        "c/shapes-c19-O2-dw4.wasm",
                        "c/shapes-c19-O2-dw5.wasm",
                        "c/shapes-c22-O0.wasm",
                        "c/mem64-c19.wasm",
                        "cpp/zoo-c19-O2-dw5.wasm",
                        "zig/app-zig011-Debug.wasm",
                        "real/bzip2-c19-O1.wasm");
    }

    @ParameterizedTest
    @MethodSource("guests")
    void locationsEqualThoseOfTheTool(String guest) {
        String tool = Tools.llvm("llvm-dwarfdump");
        Program program = Guests.program(guest);
        Map<Long, String> theirs = theirs(tool, guest, program.units());
        Map<Long, String> ours = ours(program);
        Differences differences = new Differences();
        for (long die : theirs.keySet()) {
            String our = ours.getOrDefault(die, "no variable");
            if (!our.equals(theirs.get(die))) {
                differences.add("entry 0x" + Long.toHexString(die), our, theirs.get(die));
            }
        }
        assertEquals("", differences.text(), guest);
        assertEquals(theirs.keySet(), ours.keySet(), guest);
        boolean variables = !guest.contains("linetables") && !guest.contains("split");
        assertFalse(variables && theirs.isEmpty(), "no variables in " + guest);
    }

    private static Map<Long, String> theirs(
            String tool, String guest, List<CompilationUnit> units) {
        Map<Long, String> all = new TreeMap<>();
        String dump = Tools.run("", tool, "--debug-info", Guests.path(guest).toString());
        List<Entry> dumped = DumpedEntries.parse(dump);
        assertEquals(units.size(), dumped.size(), "units of " + guest);
        for (int i = 0; i < dumped.size(); i++) {
            Unit unit = units.get(i).unit();
            dumped.get(i)
                    .all()
                    .filter(e -> e.tag().equals("variable") || e.tag().equals("formal_parameter"))
                    .forEach(e -> all.put(e.offset(), e.name() + " " + inWords(e, unit)));
        }
        return all;
    }

    private static List<String> inWords(Entry entry, Unit unit) {
        List<String> all = new ArrayList<>();
        for (String location : entry.locations()) {
            int colon = location.startsWith("[") ? location.indexOf(": ") + 2 : 0;
            String words = DumpedExpressions.inWords(location.substring(colon), unit::address);
            all.add(
                    location.substring(0, colon)
                            + (words.isEmpty() ? "optimized out here" : words));
        }
        return all;
    }

    private static Map<Long, String> ours(Program program) {
        Map<Long, String> all = new TreeMap<>();
        for (CompilationUnit unit : program.units()) {
            DieWalker walker = DieWalker.below(unit.unit().root());
            for (Die die = walker.next(); die != null; die = walker.next()) {
                if (die.tag() == Tag.VARIABLE || die.tag() == Tag.FORMAL_PARAMETER) {
                    all.put(die.offset().value(), name(die) + " " + locations(die));
                }
            }
        }
        return all;
    }

    private static List<String> locations(Die die) {
        return LocationLists.of(die, At.LOCATION).stream().map(e -> location(die, e)).toList();
    }

    private static String location(Die die, LocationLists.Entry entry) {
        String range = entry.range() == null ? "" : entry.range() + ": ";
        return range + ExpressionText.of(entry.expression(), die.unit());
    }

    private static String name(Die die) {
        Die at = die;
        while (at != null && !at.has(At.NAME)) {
            Die origin = at.reference(At.ABSTRACT_ORIGIN);
            at = origin != null ? origin : at.reference(At.SPECIFICATION);
        }
        return at == null ? "" : at.name();
    }
}
