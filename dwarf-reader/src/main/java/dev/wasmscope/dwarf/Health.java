package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.scope.Availability;
import dev.wasmscope.dwarf.scope.CompilationUnit;
import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.dwarf.scope.Functions;
import dev.wasmscope.dwarf.scope.Program;
import dev.wasmscope.dwarf.section.AddressRange;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.section.SplitFiles;
import dev.wasmscope.dwarf.section.SplitUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads all debug information once and says how well that went. */
final class Health {
    private final Program program;
    private final Functions functions;

    Health(Program program, Functions functions) {
        this.program = program;
        this.functions = functions;
    }

    DebugInfoSummary summary() {
        List<UnitSummary> units = new ArrayList<>();
        SortedSet<Language> languages = new TreeSet<>();
        SortedSet<String> producers = new TreeSet<>();
        SortedSet<Integer> versions = new TreeSet<>();
        int functionCount = 0;
        int withLines = 0;
        Availability variables = Availability.NONE;
        for (CompilationUnit unit : program.units()) {
            program.cancellation().check();
            UnitSummary summary = unit(unit);
            units.add(summary);
            languages.add(summary.language());
            producers.add(summary.producer());
            versions.add(summary.version());
            functionCount += summary.functions();
            withLines += summary.functionsWithLines();
            variables = variables.plus(summary.variables());
        }
        producers.remove("");
        return new DebugInfoSummary(
                units,
                languages,
                producers,
                versions,
                functionCount,
                withLines,
                variables,
                program.problems().list());
    }

    private UnitSummary unit(CompilationUnit unit) {
        List<Function> own = functions.functions(unit);
        int withLines = (int) own.stream().filter(function -> hasLines(unit, function)).count();
        String splitFile = splitFile(unit);
        return new UnitSummary(
                unit.skeleton().header().offset(),
                unit.skeleton().encoding().version(),
                unit.text(At.NAME),
                unit.text(At.COMP_DIR),
                unit.text(At.PRODUCER),
                unit.language(),
                own.size(),
                withLines,
                Availability.of(unit),
                splitFile,
                splitFile.isEmpty() || unit.unit().isSplit());
    }

    private static String splitFile(CompilationUnit unit) {
        try {
            SplitFiles.Wanted wanted = SplitUnits.wanted(unit.skeleton());
            return wanted == null ? "" : wanted.name();
        } catch (DwarfException e) {
            return ""; // recorded when the unit was read
        }
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
