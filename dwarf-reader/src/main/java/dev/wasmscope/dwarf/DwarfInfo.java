package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.line.LineLocation;
import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.line.SourceFile;
import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.dwarf.scope.SourceFrame;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.dwarf.section.DwarfProblem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The debug information of one module. Reading it is cheap: units are found, the rest is read when
 * it is asked for. No method fails on bad debug information; what cannot be read is left out and
 * listed by {@link #problems}. Safe for use by several threads.
 */
public final class DwarfInfo {
    private DwarfInfo(DebugSections sections) {}

    /** Finds the units of a module's debug sections. */
    public static DwarfInfo read(DebugSections sections) {
        return new DwarfInfo(sections);
    }

    /** Whether there is any debug information at all. */
    public boolean isEmpty() {
        throw new UnsupportedOperationException();
    }

    /** What there is, and how well it can be read. Reads all of it. */
    public DebugInfoSummary summary() {
        throw new UnsupportedOperationException();
    }

    /** What could not be read so far. */
    public List<DwarfProblem> problems() {
        throw new UnsupportedOperationException();
    }

    /** The source-level frames that one code address stands for, innermost first. */
    public List<SourceFrame> framesAt(long pc) {
        throw new UnsupportedOperationException();
    }

    /** The function whose code the address belongs to, inlined ones apart. */
    public Optional<Function> functionAt(long pc) {
        throw new UnsupportedOperationException();
    }

    /** The row of the line table that holds at this address. */
    public Optional<LineRow> lineAt(long pc) {
        throw new UnsupportedOperationException();
    }

    /** The rows with addresses in {@code [begin, end)}, in order. */
    public List<LineRow> rows(long begin, long end) {
        throw new UnsupportedOperationException();
    }

    /**
     * Where a breakpoint on a function belongs: behind its prologue, that is at the row marked so,
     * else at the second line of the function.
     */
    public OptionalLong afterPrologue(Function function) {
        throw new UnsupportedOperationException();
    }

    /** All source files of all units, each path once, in order of appearance. */
    public List<SourceFile> sourceFiles() {
        throw new UnsupportedOperationException();
    }

    /**
     * The source files that a user may mean: those whose path is the given one or ends with it, name
     * by name. Both {@code /} and {@code \} separate names.
     */
    public List<SourceFile> findFiles(String path) {
        throw new UnsupportedOperationException();
    }

    /** All places where code of that line begins, by address. */
    public List<LineLocation> locations(String path, int line) {
        throw new UnsupportedOperationException();
    }

    /** The first line from {@code line} on that has code. */
    public OptionalInt lineWithCode(String path, int line) {
        throw new UnsupportedOperationException();
    }

    /** All functions that have code, by address. Reads every unit. */
    public List<Function> functions() {
        throw new UnsupportedOperationException();
    }

    /**
     * The functions with that name, which may be plain ({@code f}), qualified ({@code ns::f}, any
     * suffix of it too) or the linker's.
     */
    public List<Function> functions(String name) {
        throw new UnsupportedOperationException();
    }

    /** The variables of one frame: those of its innermost block first, parameters included. */
    public List<Variable> variables(SourceFrame frame) {
        throw new UnsupportedOperationException();
    }

    /** The variables in scope at an address: those of all its frames, innermost first. */
    public List<Variable> variablesAt(long pc) {
        throw new UnsupportedOperationException();
    }

    /** The global variables of the unit that the address belongs to. */
    public List<Variable> globalsAt(long pc) {
        throw new UnsupportedOperationException();
    }

    /** The global variables of all units. */
    public List<Variable> globals() {
        throw new UnsupportedOperationException();
    }
}
