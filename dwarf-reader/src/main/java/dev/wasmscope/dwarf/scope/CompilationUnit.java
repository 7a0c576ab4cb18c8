package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.line.LineHeaderReader;
import dev.wasmscope.dwarf.line.LineProgramHeader;
import dev.wasmscope.dwarf.line.LineTable;
import dev.wasmscope.dwarf.line.LineTableReader;
import dev.wasmscope.dwarf.line.SourceFile;
import dev.wasmscope.dwarf.section.AddressRange;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Cancellation;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.section.Macro;
import dev.wasmscope.dwarf.section.Problems;
import dev.wasmscope.dwarf.section.RangeLists;
import dev.wasmscope.dwarf.section.SplitUnits;
import dev.wasmscope.dwarf.section.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One compilation unit with everything that was read of it so far. What cannot be read is recorded
 * and costs only itself. Safe for use by several threads.
 */
public final class CompilationUnit {
    private final Unit own;
    private final SplitUnits split;
    private final Problems problems;
    private final Cancellation cancellation;
    private volatile @Nullable Unit unit;
    private final Map<DieOffset, ScopeBlock> functions = new HashMap<>();
    private @Nullable Language language;
    private volatile @Nullable UnitIndex index;
    private volatile @Nullable List<AddressRange> ranges;
    private volatile @Nullable ImportedNames imported;
    private @Nullable Map<String, Macro> macros;
    private @Nullable LineProgramHeader lineHeader;
    private boolean lineHeaderRead;
    private volatile @Nullable LineTable lines;

    /** A unit of which nothing was read. */
    public CompilationUnit(
            Unit own, SplitUnits split, Problems problems, Cancellation cancellation) {
        this.cancellation = cancellation;
        this.own = own;
        this.split = split;
        this.problems = problems;
    }

    /** The entries: where they are in a file of their own, those of that file if it was found. */
    public Unit unit() {
        Unit known = unit;
        if (known == null) {
            known = split.complete(own);
            unit = known;
        }
        return known;
    }

    /** The unit in the module itself, which has the line program and the code's addresses. */
    public Unit skeleton() {
        return own;
    }

    /** Its source language; {@link Language#OTHER} if it cannot be read. */
    public synchronized Language language() {
        if (language == null) {
            try {
                language = unit().language();
            } catch (DwarfException e) {
                problems.add(e);
                language = Language.OTHER;
            }
        }
        return language;
    }

    /** A text attribute of the unit's entry; empty if there is none or it cannot be read. */
    public String text(int attribute) {
        try {
            String text = unit().root().text(attribute);
            return text.isEmpty() ? own.root().text(attribute) : text;
        } catch (DwarfException e) {
            problems.add(e);
            return "";
        }
    }

    UnitIndex index() {
        UnitIndex known = index;
        return known == null ? readIndex() : known;
    }

    private synchronized UnitIndex readIndex() {
        UnitIndex known = index;
        if (known == null) {
            known = new UnitIndex(unit(), language(), problems, cancellation);
            index = known;
        }
        return known;
    }

    /**
     * What using directives and the like make known; made by {@code maker} when first asked for.
     */
    ImportedNames imported(Function<CompilationUnit, ImportedNames> maker) {
        ImportedNames known = imported;
        if (known == null) {
            known = maker.apply(this);
            imported = known;
        }
        return known;
    }

    /** The plain names of its types that have one. */
    public Stream<String> typeNames() {
        return index().typeNames();
    }

    /** Reads its lines and the index of its entries now. */
    public void readAhead() {
        index();
        lines();
    }

    /** Where its code is: what its entry says, else what its functions say. */
    public List<AddressRange> ranges() {
        List<AddressRange> known = ranges;
        if (known == null) {
            known = readRanges();
            ranges = known;
        }
        return known;
    }

    private List<AddressRange> readRanges() {
        try {
            Die root = own.root();
            List<AddressRange> own = RangeLists.of(root);
            // Kotlin's unit begins at 0, which elsewhere marks code that the linker dropped.
            if (!own.isEmpty()) {
                return own;
            }
        } catch (DwarfException e) {
            problems.add(e);
        }
        return index().subroutines().ranges();
    }

    private synchronized @Nullable LineProgramHeader lineHeader() {
        if (!lineHeaderRead) {
            lineHeaderRead = true;
            try {
                OptionalLong program = own.lineProgram();
                if (program.isPresent()) {
                    lineHeader =
                            LineHeaderReader.read(
                                    own, program.getAsLong(), own.root().text(At.COMP_DIR));
                }
            } catch (DwarfException e) {
                problems.add(e);
            }
        }
        return lineHeader;
    }

    /** Its source files, without running the line program. */
    public List<SourceFile> files() {
        LineProgramHeader header = lineHeader();
        return header == null ? List.of() : header.files();
    }

    /** The file with a number as entries and rows use it, or null. */
    public @Nullable SourceFile file(long number) {
        LineProgramHeader header = lineHeader();
        if (header == null) {
            return null;
        }
        long at = number - header.firstFile();
        return at >= 0 && at < header.files().size() ? header.files().get((int) at) : null;
    }

    /** The preprocessor's macros that hold at its end, by name. */
    public synchronized Map<String, Macro> macros() {
        if (macros == null) {
            try {
                macros = unit().preprocessorMacros();
            } catch (DwarfException e) {
                problems.add(e);
                macros = Map.of();
            }
        }
        return macros;
    }

    /** Its line table; empty if there is none. */
    public LineTable lines() {
        LineTable known = lines;
        return known == null ? readLines() : known;
    }

    private synchronized LineTable readLines() {
        LineTable known = lines;
        if (known == null) {
            cancellation.check();
            LineProgramHeader header = lineHeader();
            known = header == null ? LineTable.EMPTY : LineTableReader.read(header, problems);
            lines = known;
        }
        return known;
    }

    /** The blocks of the function whose entry is at that offset. */
    synchronized ScopeBlock function(DieOffset die) {
        ScopeBlock known = functions.get(die);
        if (known == null) {
            cancellation.check();
            known = ScopeTree.read(unit().dieAt(die), problems);
            functions.put(die, known);
        }
        return known;
    }

    /**
     * The function at an address and the blocks in it that hold there, outermost first; empty if no
     * function covers the address.
     */
    List<ScopeBlock> blocksAt(long pc) {
        Subroutines subroutines = index().subroutines();
        int innermost = subroutines.at(pc);
        if (innermost == Subroutines.NONE) {
            return List.of();
        }
        ScopeBlock function = function(subroutines.die(subroutines.function(innermost)));
        return function.path(subroutines.die(innermost), pc);
    }

    Problems problems() {
        return problems;
    }
}
