package dev.wasmscope.ui.debuginfo;

import dev.wasmscope.session.DebugUnit;
import dev.wasmscope.ui.parts.Parts;

/**
 * A compilation unit as a row shows it. The texts are made in the background: forming numbers takes
 * longer than drawing them.
 *
 * @param name with what is missing of it
 * @param lines how many of its functions have lines
 * @param located how many of its variables have a location
 * @param share of the scopes in which variables can be read
 * @param hint what does not fit into the row
 */
record UnitRow(
        String name,
        String language,
        String version,
        String lines,
        String located,
        String share,
        String hint) {
    /** Nothing, for rows that are made before there is anything to show. */
    static final UnitRow BLANK = new UnitRow("", "", "", "", "", "", "");

    static UnitRow of(DebugUnit unit) {
        return new UnitRow(
                name(unit),
                unit.language(),
                String.valueOf(unit.version()),
                of(unit.functionsWithLines(), unit.functions()),
                of(unit.variables().withLocation(), unit.variables().all()),
                unit.variables().share(),
                unit.name() + "\n" + unit.producer());
    }

    private static String of(int part, int all) {
        return all == 0 ? "–" : Parts.grouped(part) + " of " + Parts.grouped(all);
    }

    private static String name(DebugUnit unit) {
        String name = unit.name().isEmpty() ? "?" : unit.name();
        return unit.complete() ? name : name + " (" + unit.splitFile() + " missing: lines only)";
    }
}
