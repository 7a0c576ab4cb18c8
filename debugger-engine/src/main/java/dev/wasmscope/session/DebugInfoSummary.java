package dev.wasmscope.session;

import java.util.List;

/**
 * What debug information a module has, and how healthy it is.
 *
 * @param kinds {@code DWARF 4}, {@code DWARF 5}, {@code names}, {@code source map}; empty when
 *     there is none
 * @param producers of the units, each once
 * @param unitCount compilation units
 * @param functionCount functions with source
 * @param lineCount rows of the line tables
 * @param problems one line each: section, offset, cause, and what is lost by it
 */
public record DebugInfoSummary(
        List<String> kinds,
        List<String> producers,
        int unitCount,
        int functionCount,
        int lineCount,
        List<String> problems) {
    public DebugInfoSummary {
        kinds = List.copyOf(kinds);
        producers = List.copyOf(producers);
        problems = List.copyOf(problems);
    }
}
