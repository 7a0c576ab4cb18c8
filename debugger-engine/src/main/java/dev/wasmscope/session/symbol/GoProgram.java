package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.golang.GoFunction;
import dev.wasmscope.dwarf.golang.GoMemory;
import dev.wasmscope.dwarf.golang.GoTable;
import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.line.ListedLines;
import dev.wasmscope.dwarf.line.SourceFile;
import dev.wasmscope.dwarf.section.Cancellation;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.module.DataSegment;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.SegmentMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A program of Go's own compiler: names and lines from the table in its data. */
final class GoProgram {
    private static final SourceFile NO_FILE = new SourceFile("", "", "", "", null, null);

    private final Module module;
    private final GoTable table;
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, SourceFile> files = new HashMap<>();
    private final ListedLines lines;

    private GoProgram(Module module, GoTable table, Cancellation cancellation) {
        this.module = module;
        this.table = table;
        this.lines = read(cancellation);
    }

    /**
     * The Go program that a module is, if it is one.
     *
     * @param cancellation ends the reading of its table
     */
    static Optional<GoProgram> of(Module module, Cancellation cancellation) {
        List<GoMemory.Segment> segments = new ArrayList<>();
        for (DataSegment segment : module.data()) {
            if (segment.mode() instanceof SegmentMode.Active active && active.index() == 0) {
                address(module, active)
                        .ifPresent(
                                at ->
                                        segments.add(
                                                new GoMemory.Segment(
                                                        at,
                                                        (int) segment.contents().start(),
                                                        (int) segment.contents().length())));
            }
        }
        return GoTable.find(new GoMemory(module.bytes(), segments))
                .map(table -> new GoProgram(module, table, cancellation));
    }

    private static OptionalLong address(Module module, SegmentMode.Active active) {
        try {
            InstructionCursor cursor = InstructionCursor.ofConstExpr(module, active.offset());
            if (cursor.next() && cursor.opcode() == Opcode.I32_CONST) {
                return OptionalLong.of(Integer.toUnsignedLong(cursor.i32()));
            }
        } catch (MalformedModuleException e) {
            // Reported by validation; what cannot be placed is left out.
        }
        return OptionalLong.empty();
    }

    private ListedLines read(Cancellation cancellation) {
        List<LineRow> rows = new ArrayList<>();
        int imported = module.importedFunctionCount();
        for (GoFunction function : table.readFunctions()) {
            cancellation.check();
            int index = imported + function.number();
            if (index < module.functions().size()) {
                names.put(index, function.name());
                addRows(rows, module.functions().get(index), function);
            }
        }
        return new ListedLines(rows);
    }

    private void addRows(List<LineRow> rows, FunctionInfo code, GoFunction function) {
        rows.add(row(code.codeOffset(), NO_FILE, 0, true));
        GoFunction.Line before = null;
        for (GoBlocks.Place place : GoBlocks.of(module, code.index())) {
            GoFunction.Line line = function.at(place.block());
            if (line != null && line.line() > 0 && !line.equals(before)) {
                SourceFile file = files.computeIfAbsent(line.file(), GoProgram::file);
                rows.add(row(place.codeOffset(), file, line.line(), false));
                before = line;
            }
        }
    }

    private static SourceFile file(String path) {
        return new SourceFile(path, path, "", "", null, null);
    }

    private static LineRow row(long address, SourceFile file, int line, boolean ends) {
        return new LineRow(address, file, line, 0, true, false, false, ends, 0);
    }

    ListedLines lines() {
        return lines;
    }

    /** {@code Go 1.18 or newer}: the version that its table has the form of. */
    String version() {
        return "Go " + table.version() + " or newer";
    }

    /** The name of a function, which the module's name section has with {@code _} for brackets. */
    Optional<String> functionName(int functionIndex) {
        return Optional.ofNullable(names.get(functionIndex));
    }
}
