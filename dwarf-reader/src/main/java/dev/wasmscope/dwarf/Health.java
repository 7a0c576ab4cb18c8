package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.scope.CompilationUnit;
import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.dwarf.scope.Functions;
import dev.wasmscope.dwarf.scope.Program;
import dev.wasmscope.dwarf.scope.Variables;
import dev.wasmscope.dwarf.section.AddressRange;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads all debug information once and says how well that went. */
final class Health {
    private final Program program;
    private final Functions functions;
    private final Variables variables;

    Health(Program program, Functions functions, Variables variables) {
        this.program = program;
        this.functions = functions;
        this.variables = variables;
    }

    DebugInfoSummary summary() {
        List<UnitSummary> units = new ArrayList<>();
        SortedSet<Language> languages = new TreeSet<>();
        SortedSet<String> producers = new TreeSet<>();
        SortedSet<Integer> versions = new TreeSet<>();
        int functionCount = 0;
        int withLines = 0;
        int variableCount = 0;
        int withLocation = 0;
        for (CompilationUnit unit : program.units()) {
            UnitSummary summary = unit(unit);
            units.add(summary);
            languages.add(summary.language());
            producers.add(summary.producer());
            versions.add(summary.version());
            for (Function function : functions.functions(unit)) {
                functionCount++;
                withLines += hasLines(unit, function) ? 1 : 0;
            }
            Variables.Count count = variables.count(unit);
            variableCount += count.all();
            withLocation += count.withLocation();
        }
        producers.remove("");
        return new DebugInfoSummary(
                units,
                languages,
                producers,
                versions,
                functionCount,
                withLines,
                variableCount,
                withLocation,
                program.problems().list());
    }

    private static UnitSummary unit(CompilationUnit unit) {
        return new UnitSummary(
                unit.unit().header().offset(),
                unit.unit().encoding().version(),
                unit.text(At.NAME),
                unit.text(At.COMP_DIR),
                unit.text(At.PRODUCER),
                unit.language());
    }

    private static boolean hasLines(CompilationUnit unit, Function function) {
        for (AddressRange range : function.ranges()) {
            if (unit.lines().hasRows(range.begin(), range.end())) {
                return true;
            }
        }
        return false;
    }
}
