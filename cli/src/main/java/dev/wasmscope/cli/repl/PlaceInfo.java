package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.DisassemblyLine;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.LineEntry;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourceFile;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedLocation;
import java.util.List;
import java.util.Optional;

/** {@code info line}, {@code info source} and {@code x/i}: what lies where in the code. */
final class PlaceInfo {
    private final Debuggee debuggee;
    private final Printer printer;

    PlaceInfo(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
    }

    private ModuleView module() {
        return debuggee.session().module();
    }

    /** {@code LINE}, {@code FILE:LINE}, {@code *OFFSET}, a function, or nothing for here. */
    void line(String where) {
        if (where.isEmpty()) {
            code(debuggee.frame().location().codeOffset());
        } else if (where.startsWith("*")) {
            code(Arguments.address(where.substring(1).strip()));
        } else if (Arguments.isLine(where)) {
            Optional<SourcePosition> here =
                    where.contains(":") ? Optional.empty() : debuggee.frame().position();
            rows(Arguments.line(where, here));
        } else {
            List<FunctionView> found = module().findFunctions(where);
            found.stream()
                    .filter(function -> !function.imported())
                    .forEach(function -> code(function.codeOffset()));
            if (found.stream().allMatch(FunctionView::imported)) {
                throw new CommandFailure("no function is called '" + where + "'");
            }
        }
    }

    private void code(long offset) {
        List<SymbolisedLocation> rows = module().symbolize(offset);
        if (rows.isEmpty()) {
            throw new CommandFailure("no function holds code offset 0x" + Long.toHexString(offset));
        }
        for (SymbolisedLocation row : rows) {
            printer.line(
                    "0x%x: %s%s"
                            .formatted(
                                    offset,
                                    row.function(),
                                    row.position().map(p -> " at " + p.shortText()).orElse("")));
        }
    }

    private void rows(Arguments.Line wanted) {
        List<LineEntry> all = module().lines();
        boolean any = false;
        for (int i = 0; i + 1 < all.size(); i++) {
            LineEntry row = all.get(i);
            boolean meant =
                    row.line() == wanted.line()
                            && !row.endSequence()
                            && (row.file().equals(wanted.file())
                                    || row.file().endsWith("/" + wanted.file()));
            if (meant) {
                any = true;
                printer.line(
                        "line %d%s: 0x%x to 0x%x%s"
                                .formatted(
                                        row.line(),
                                        row.column() > 0 ? ":" + row.column() : "",
                                        row.codeOffset(),
                                        all.get(i + 1).codeOffset(),
                                        function(row.codeOffset())));
            }
        }
        if (!any) {
            printer.line("line %d of %s has no code".formatted(wanted.line(), wanted.file()));
        }
    }

    private String function(long offset) {
        List<SymbolisedLocation> rows = module().symbolize(offset);
        return rows.isEmpty() ? "" : " in " + rows.getFirst().function();
    }

    /** The source of the selected frame. */
    void source() {
        SourcePosition position =
                debuggee.frame()
                        .position()
                        .orElseThrow(() -> new CommandFailure("no source here; see 'disassemble'"));
        printer.line(position.file());
        printer.line(
                position.resolved()
                        .map(path -> "read from " + path)
                        .orElse("not found here; --map and --source-dir say where it is"));
        module().sourceFiles().stream()
                .filter(file -> file.file().equals(position.file()))
                .map(SourceFile::lineCount)
                .forEach(lines -> printer.line(lines + " lines with code"));
    }

    /** {@code x/COUNTi}: instructions from a code offset on. */
    void instructions(long from, int count) {
        FunctionView function =
                module().functionAt(from)
                        .orElseThrow(
                                () ->
                                        new CommandFailure(
                                                "no function holds code offset 0x"
                                                        + Long.toHexString(from)));
        long current =
                debuggee.session().lastStop().flatMap(stop -> stop.top()).isPresent()
                        ? debuggee.frame().location().codeOffset()
                        : -1;
        List<DisassemblyLine> rows = module().disassembly(function.index());
        printer.line("<" + function.name() + ">");
        rows.stream()
                .filter(row -> row.codeOffset() >= from)
                .limit(count)
                .forEach(row -> printer.instruction(row, current));
    }
}
