package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.text.DisassembledLine;
import dev.wasmscope.engine.text.Disassembler;
import dev.wasmscope.session.DisassemblyLine;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.symbol.Symbols;
import java.util.List;
import java.util.Optional;

/** A function's disassembly beside its source lines. */
final class Listing {
    private Listing() {}

    static List<DisassemblyLine> of(Symbols symbols, int functionIndex) {
        try {
            return new Disassembler(symbols.module())
                    .disassemble(functionIndex).stream().map(line -> of(symbols, line)).toList();
        } catch (MalformedModuleException e) {
            return List.of(new DisassemblyLine(-1, 0, ";; " + e.getMessage(), Optional.empty()));
        }
    }

    private static DisassemblyLine of(Symbols symbols, DisassembledLine line) {
        Optional<SourcePosition> position =
                line.isInstruction()
                        ? symbols.lineSource()
                                .lineAt(line.codeOffset())
                                .map(LineRow::position)
                                .flatMap(symbols::position)
                        : Optional.empty();
        return new DisassemblyLine(line.codeOffset(), line.depth(), line.text(), position);
    }
}
