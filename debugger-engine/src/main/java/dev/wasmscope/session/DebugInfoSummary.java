package dev.wasmscope.session;

import java.util.List;

/**
 * What debug information a module has, and how healthy it is.
 *
 * @param kinds {@code DWARF 4}, {@code DWARF 5}, {@code names}, {@code source map}; empty when
 *     there is none
 * @param producers of the units, each once
 * @param languages of the units, each once
 * @param unitCount compilation units
 * @param functionCount functions with source
 * @param describedCount functions that the debug information describes
 * @param lineCount rows of the line tables
 * @param variables the variables of all functions
 * @param units the compilation units, in file order
 * @param problems one line each: section, offset, cause, and what is lost by it
 */
public record DebugInfoSummary(
        List<String> kinds,
        List<String> producers,
        List<String> languages,
        int unitCount,
        int functionCount,
        int describedCount,
        int lineCount,
        VariableCoverage variables,
        List<DebugUnit> units,
        List<String> problems) {
    public DebugInfoSummary {
        kinds = List.copyOf(kinds);
        producers = List.copyOf(producers);
        languages = List.copyOf(languages);
        units = List.copyOf(units);
        problems = List.copyOf(problems);
    }

    /** Units whose entries are in files that were not found. */
    public List<DebugUnit> incompleteUnits() {
        return units.stream().filter(unit -> !unit.complete()).toList();
    }
}
