package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.line.SourcePosition;
import dev.wasmscope.dwarf.section.AddressRange;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.RangeLists;
import dev.wasmscope.dwarf.section.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Functions and frames by address. */
public final class Functions {
    /**
     * What the entry of a function or of an inlined call says; kept, since every lookup asks.
     *
     * @param call where an inlined call was
     */
    private record Described(Function function, @Nullable SourcePosition call) {}

    private final Program program;
    private final Map<Long, Described> described = new ConcurrentHashMap<>();

    /** Looks into the units of a program. */
    public Functions(Program program) {
        this.program = program;
    }

    /** The source-level frames of an address, innermost first; none if no function covers it. */
    public List<SourceFrame> framesAt(long pc) {
        List<ScopeBlock> calls = new ArrayList<>();
        for (ScopeBlock block : program.blocksAt(pc)) {
            if (calls.isEmpty() || block.isInlinedCall()) {
                calls.addFirst(block);
            }
        }
        List<SourceFrame> frames = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            ScopeBlock call = calls.get(i);
            SourcePosition position = i == 0 ? positionAt(pc) : describe(calls.get(i - 1)).call();
            frames.add(
                    new SourceFrame(
                            pc, describe(call).function(), position, call.isInlinedCall(), i));
        }
        return frames;
    }

    private @Nullable SourcePosition positionAt(long pc) {
        return lineAt(pc).map(LineRow::position).orElse(null);
    }

    /** The row of the line table that holds at an address. */
    public Optional<LineRow> lineAt(long pc) {
        for (CompilationUnit unit : program.unitsAt(pc)) {
            LineRow row = unit.lines().at(pc);
            if (row != null) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** The function whose code covers an address. */
    public Optional<Function> functionAt(long pc) {
        List<ScopeBlock> blocks = program.blocksAt(pc);
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(describe(blocks.getFirst()).function());
    }

    private Described describe(ScopeBlock block) {
        return describe(block.die(), block.ranges());
    }

    private Described describe(Die die, List<AddressRange> ranges) {
        Described known = described.get(die.key());
        if (known == null) {
            boolean inlined = die.tag() == Tag.INLINED_SUBROUTINE;
            known = new Described(function(die, ranges), inlined ? program.call(die) : null);
            described.put(die.key(), known);
        }
        return known;
    }

    /** All functions of a unit that have code, by address. */
    public List<Function> functions(CompilationUnit unit) {
        List<Function> functions = new ArrayList<>();
        for (DieOffset offset : new LinkedHashSet<>(unit.index().functions().values())) {
            try {
                Die die = unit.unit().dieAt(offset);
                functions.add(describe(die, RangeLists.of(die)).function());
            } catch (DwarfException e) {
                program.problems().add(e);
            }
        }
        functions.sort(Comparator.comparingLong(Function::lowPc));
        return functions;
    }

    private Function function(Die die, List<AddressRange> ranges) {
        String name = "";
        String linkageName = "";
        try {
            name = EntryNames.text(die, At.NAME);
            linkageName = EntryNames.linkageName(die);
        } catch (DwarfException e) {
            program.problems().add(e);
        }
        return new Function(
                name,
                program.qualifiedName(die),
                linkageName,
                program.declaration(die),
                ranges,
                program.unitOf(die).language(),
                die.unit().header().offset(),
                die.offset());
    }
}
