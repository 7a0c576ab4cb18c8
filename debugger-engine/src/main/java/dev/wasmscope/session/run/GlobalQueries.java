package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.DwarfInfo;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.VariableKind;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.VariableTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The global variables: those of the unit that a frame is in, then the other units as headings.
 * Used on the guest's thread.
 */
final class GlobalQueries {
    private static final String OTHER_UNITS = "other units";
    private static final String UNNAMED = "(unnamed unit)";

    private final Symbols symbols;
    private final DwarfInfo dwarf;

    GlobalQueries(Symbols symbols) {
        this.symbols = symbols;
        this.dwarf = symbols.dwarf();
    }

    List<dev.wasmscope.session.Variable> at(StopState stop, SymbolisedFrame row)
            throws SessionException {
        List<Integer> own = dwarf.unitsAt(row.location().codeOffset());
        List<dev.wasmscope.session.Variable> all = new ArrayList<>();
        own.forEach(unit -> all.addAll(handOut(stop, row, dwarf.globals(unit))));
        if (dwarf.unitCount() > own.size()) {
            all.add(
                    stop.variables()
                            .add(OTHER_UNITS, (from, n) -> page(units(stop, row, own), from, n)));
        }
        return all;
    }

    /** A heading for each unit that has variables. */
    private List<dev.wasmscope.session.Variable> units(
            StopState stop, SymbolisedFrame row, List<Integer> own) {
        return IntStream.range(0, dwarf.unitCount())
                .filter(unit -> !own.contains(unit) && !dwarf.globals(unit).isEmpty())
                .mapToObj(unit -> stop.variables().add(name(unit), inUnit(stop, row, unit)))
                .toList();
    }

    private VariableTable.Group inUnit(StopState stop, SymbolisedFrame row, int unit) {
        return (from, n) -> handOut(stop, row, page(dwarf.globals(unit), from, n));
    }

    private String name(int unit) {
        String name = dwarf.unitName(unit);
        return name.isEmpty() ? UNNAMED : name;
    }

    private static <T> List<T> page(List<T> all, long from, int count) {
        return all.stream().skip(from).limit(count).toList();
    }

    private List<dev.wasmscope.session.Variable> handOut(
            StopState stop, SymbolisedFrame row, List<Variable> variables) {
        return variables.stream()
                .map(variable -> handOut(stop, row, variable, variable.qualifiedName()))
                .toList();
    }

    /**
     * Hands out a variable that a row of the stack sees.
     *
     * @param path how to write it in an expression
     */
    dev.wasmscope.session.Variable handOut(
            StopState stop, SymbolisedFrame row, Variable variable, String path) {
        Value value = variable.read(stop.context(row), row.location().codeOffset());
        return stop.variables()
                .add(value, kind(variable.kind()), path)
                .declaredAt(symbols.position(variable.declaration().orElse(null)));
    }

    private static VariableKind kind(dev.wasmscope.dwarf.scope.VariableKind kind) {
        return switch (kind) {
            case PARAMETER -> VariableKind.PARAMETER;
            case LOCAL, CAPTURED -> VariableKind.LOCAL;
            case STATIC, CONSTANT -> VariableKind.STATIC;
            case GLOBAL -> VariableKind.GLOBAL;
        };
    }
}
