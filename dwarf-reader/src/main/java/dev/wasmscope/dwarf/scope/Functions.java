package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.line.SourcePosition;
import dev.wasmscope.dwarf.section.AddressRange;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.RangeLists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Functions and frames by address. */
public final class Functions {
    private final Program program;

    /** Looks into the units of a program. */
    public Functions(Program program) {
        this.program = program;
    }

    /** The source-level frames of an address, innermost first; none if no function covers it. */
    public List<SourceFrame> framesAt(long pc) {
        List<CompilationUnit> units = program.unitsAt(pc);
        for (CompilationUnit unit : units) {
            int innermost = unit.index().subroutines().at(pc);
            if (innermost != Subroutines.NONE) {
                return frames(unit, innermost, pc, positionAt(units, pc));
            }
        }
        return List.of();
    }

    /**
     * @param at where the innermost frame stands
     */
    private List<SourceFrame> frames(
            CompilationUnit unit, int innermost, long pc, @Nullable SourcePosition at) {
        Subroutines subroutines = unit.index().subroutines();
        List<SourceFrame> frames = new ArrayList<>(4);
        SourcePosition position = at;
        int number = innermost;
        while (number != Subroutines.NONE) {
            DescribedFunction described = describe(unit, number);
            int caller = subroutines.caller(number);
            boolean inlined = caller != Subroutines.NONE;
            frames.add(new SourceFrame(pc, described.function(), position, inlined, frames.size()));
            position = described.call();
            number = caller;
        }
        return frames;
    }

    private static @Nullable SourcePosition positionAt(List<CompilationUnit> units, long pc) {
        for (CompilationUnit unit : units) {
            SourcePosition position = unit.lines().positionAt(pc);
            if (position != null) {
                return position;
            }
        }
        return null;
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
        List<SourceFrame> frames = framesAt(pc);
        return frames.isEmpty() ? Optional.empty() : Optional.of(frames.getLast().function());
    }

    /** Kept once known, since every lookup asks. */
    private DescribedFunction describe(CompilationUnit unit, int number) {
        Subroutines subroutines = unit.index().subroutines();
        DescribedFunction known = subroutines.described(number);
        if (known == null) {
            Die die = unit.unit().dieAt(subroutines.die(number));
            boolean inlined = subroutines.caller(number) != Subroutines.NONE;
            known = new DescribedFunction(function(die), inlined ? program.call(die) : null);
            subroutines.setDescribed(number, known);
        }
        return known;
    }

    /** All functions of a unit that have code, by address. */
    public List<Function> functions(CompilationUnit unit) {
        List<Function> functions = new ArrayList<>();
        for (int number : unit.index().subroutines().functions()) {
            functions.add(describe(unit, number).function());
        }
        functions.sort(Comparator.comparingLong(Function::lowPc));
        return functions;
    }

    /**
     * The inlined calls of a unit, each as the function with the code that it has there.
     *
     * @param wanted says once for each function whether its calls are; it is given without code
     */
    public List<Function> inlined(CompilationUnit unit, Predicate<Function> wanted) {
        List<Function> calls = new ArrayList<>();
        Map<Long, Boolean> known = new HashMap<>();
        for (int number : unit.index().subroutines().inlined()) {
            Die die = unit.unit().dieAt(unit.index().subroutines().die(number));
            try {
                Die completed = EntryNames.completed(die);
                Die inlined = completed == null ? die : completed;
                if (known.computeIfAbsent(inlined.key(), _ -> wanted.test(function(inlined)))) {
                    calls.add(describe(unit, number).function());
                }
            } catch (DwarfException e) {
                program.problems().add(e);
            }
        }
        return calls;
    }

    private Function function(Die die) {
        List<AddressRange> ranges = List.of();
        String name = "";
        String linkageName = "";
        try {
            name = EntryNames.text(die, At.NAME);
            linkageName = EntryNames.linkageName(die);
            ranges = RangeLists.of(die);
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
