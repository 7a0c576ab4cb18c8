package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.UnitSummary;
import dev.wasmscope.dwarf.scope.Availability;
import dev.wasmscope.dwarf.section.DwarfProblem;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.session.DebugInfoSummary;
import dev.wasmscope.session.DebugUnit;
import dev.wasmscope.session.VariableCoverage;
import dev.wasmscope.session.symbol.Symbols;
import java.util.ArrayList;
import java.util.List;

/** Says what debug information a module has and how well it can be read. Reads all of it. */
final class DebugHealth {
    private DebugHealth() {}

    static DebugInfoSummary of(Symbols symbols) {
        var summary = symbols.dwarf().summary();
        List<String> kinds = new ArrayList<>();
        summary.versions().forEach(version -> kinds.add("DWARF " + version));
        if (symbols.module().customSection("name").isPresent()) {
            kinds.add("names");
        }
        if (!symbols.moduleLines().kind().isEmpty()) {
            kinds.add(symbols.moduleLines().kind());
        }
        return new DebugInfoSummary(
                kinds,
                List.copyOf(summary.producers()),
                summary.languages().stream().map(DebugHealth::text).toList(),
                summary.units().size(),
                summary.functionsWithLines(),
                summary.functions(),
                symbols.lineSource().rows(0, Long.MAX_VALUE).size(),
                coverage(summary.variables()),
                summary.units().stream().map(DebugHealth::unit).toList(),
                problems(symbols, summary.problems()));
    }

    private static DebugUnit unit(UnitSummary unit) {
        return new DebugUnit(
                unit.offset().value(),
                unit.name(),
                text(unit.language()),
                unit.version(),
                unit.producer(),
                unit.functions(),
                unit.functionsWithLines(),
                coverage(unit.variables()),
                unit.splitFile(),
                unit.complete());
    }

    private static VariableCoverage coverage(Availability found) {
        return new VariableCoverage(
                found.variables(), found.withLocation(), found.scopeBytes(), found.coveredBytes());
    }

    private static String text(Language language) {
        return switch (language) {
            case C -> "C";
            case CPP -> "C++";
            case RUST -> "Rust";
            case ZIG -> "Zig";
            case SWIFT -> "Swift";
            case GO -> "Go";
            case ASSEMBLER -> "assembly";
            case OTHER -> "other";
        };
    }

    private static List<String> problems(Symbols symbols, List<DwarfProblem> dwarf) {
        List<String> all = new ArrayList<>(symbols.fileProblems());
        symbols.module().names().problem().ifPresent(p -> all.add("name section: " + p));
        all.addAll(symbols.moduleLines().problems());
        dwarf.forEach(problem -> all.add(problem.toString()));
        return all;
    }
}
