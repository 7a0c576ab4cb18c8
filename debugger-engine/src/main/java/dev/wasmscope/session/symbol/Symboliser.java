package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.dwarf.scope.SourceFrame;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.FunctionName;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.SymbolisedLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns code locations into the functions and lines that the user wrote. */
public final class Symboliser {
    private final Symbols symbols;

    public Symboliser(Symbols symbols) {
        this.symbols = symbols;
    }

    /**
     * The rows of the stack that one wasm frame stands for, innermost first.
     *
     * @param firstIndex index of the first row
     */
    public List<SymbolisedFrame> rows(CodeLocation location, int guestDepth, int firstIndex) {
        List<SymbolisedFrame> rows = new ArrayList<>();
        long shown = withLine(location.codeOffset(), location.functionIndex());
        for (SymbolisedLocation row : locate(shown, location.functionIndex())) {
            rows.add(
                    new SymbolisedFrame(
                            firstIndex + rows.size(),
                            guestDepth,
                            row.inlined(),
                            row.function(),
                            row.wholeName(),
                            row.position(),
                            location,
                            location.functionIndex()));
        }
        return rows;
    }

    /**
     * The address whose line stands for {@code codeOffset} in a stack. Compilers give line 0 to
     * code that belongs to no statement, such as the head of a loop, where a pause of a spinning
     * program lands; the last line before it in the same functions says where the user is.
     */
    private long withLine(long codeOffset, int functionIndex) {
        if (symbols.lineSource().lineAt(codeOffset).filter(row -> row.line() == 0).isEmpty()) {
            return codeOffset;
        }
        long begin = symbols.module().functions().get(functionIndex).codeOffset();
        List<Function> functions = functionsAt(codeOffset);
        for (LineRow row : symbols.lineSource().rows(begin, codeOffset).reversed()) {
            if (row.line() > 0
                    && !row.endSequence()
                    && functionsAt(row.address()).equals(functions)) {
                return row.address();
            }
        }
        return codeOffset;
    }

    private List<Function> functionsAt(long codeOffset) {
        return symbols.framesAt(codeOffset).stream().map(SourceFrame::function).toList();
    }

    /** What a code offset means; none if no function is there. */
    public List<SymbolisedLocation> locate(long codeOffset) {
        OptionalInt function = symbols.functionIndexAt(codeOffset);
        return function.isEmpty() ? List.of() : locate(codeOffset, function.getAsInt());
    }

    private List<SymbolisedLocation> locate(long codeOffset, int functionIndex) {
        List<SymbolisedLocation> rows = new ArrayList<>();
        for (SourceFrame frame : symbols.framesAt(codeOffset)) {
            rows.add(row(frame, functionIndex));
        }
        if (rows.isEmpty()) {
            Optional<SourcePosition> position =
                    symbols.lineSource()
                            .lineAt(codeOffset)
                            .map(LineRow::position)
                            .flatMap(symbols::recorded);
            FunctionName name = symbols.names().of(functionIndex);
            rows.add(
                    new SymbolisedLocation(
                            name.shown(), name.whole(), name.linkage(), false, position));
        }
        return rows;
    }

    private SymbolisedLocation row(SourceFrame frame, int functionIndex) {
        FunctionName name = symbols.names().of(frame.function(), functionIndex);
        return new SymbolisedLocation(
                name.shown(),
                name.whole(),
                name.linkage(),
                frame.inlined(),
                symbols.recorded(frame.position()));
    }
}
