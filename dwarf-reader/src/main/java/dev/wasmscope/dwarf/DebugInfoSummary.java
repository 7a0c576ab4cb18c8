package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.scope.Availability;
import dev.wasmscope.dwarf.section.DwarfProblem;
import dev.wasmscope.dwarf.section.Language;
import java.util.List;
import java.util.SortedSet;

/**
 * What debug information there is and how well it can be read.
 *
 * @param units the compilation units
 * @param languages their languages
 * @param producers the compilers that wrote them
 * @param versions the DWARF versions in use
 * @param functions number of functions that have code
 * @param functionsWithLines how many of them have line numbers
 * @param variables parameters and variables in functions that have code, and in how much of their
 *     scopes they can be read
 * @param problems what could not be read
 */
public record DebugInfoSummary(
        List<UnitSummary> units,
        SortedSet<Language> languages,
        SortedSet<String> producers,
        SortedSet<Integer> versions,
        int functions,
        int functionsWithLines,
        Availability variables,
        List<DwarfProblem> problems) {
    public DebugInfoSummary {
        units = List.copyOf(units);
        problems = List.copyOf(problems);
    }
}
