package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.line.LineLocation;
import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.line.LineSource;
import dev.wasmscope.dwarf.line.SourceFile;
import dev.wasmscope.dwarf.scope.Breakpoints;
import dev.wasmscope.dwarf.scope.CompilationUnit;
import dev.wasmscope.dwarf.scope.DescribedSize;
import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.dwarf.scope.FunctionTypes;
import dev.wasmscope.dwarf.scope.Functions;
import dev.wasmscope.dwarf.scope.NamedConstants;
import dev.wasmscope.dwarf.scope.Program;
import dev.wasmscope.dwarf.scope.ScopedNames;
import dev.wasmscope.dwarf.scope.SourceFrame;
import dev.wasmscope.dwarf.scope.SourceLines;
import dev.wasmscope.dwarf.scope.UncompiledFunctions;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.dwarf.scope.Variables;
import dev.wasmscope.dwarf.section.AddressRange;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Cancellation;
import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.dwarf.section.DwarfProblem;
import dev.wasmscope.dwarf.section.Macro;
import dev.wasmscope.dwarf.section.Problems;
import dev.wasmscope.dwarf.section.SectionSet;
import dev.wasmscope.dwarf.section.SplitFiles;
import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.dwarf.value.Presenter;
import dev.wasmscope.dwarf.value.ValueContext;
import dev.wasmscope.dwarf.view.LanguageViews;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The debug information of one module. Reading it is cheap: units are found, the rest is read when
 * it is asked for. No method fails on bad debug information; what cannot be read is left out and
 * listed by {@link #problems}. Safe for use by several threads.
 */
public final class DwarfInfo implements LineSource {
    private final Problems problems = new Problems();
    private final Program program;
    private final Functions functions;
    private final FunctionTypes functionTypes;
    private final SourceLines lines;
    private final Variables variables;
    private final Breakpoints breakpoints;
    private final long byteSize;
    private final NamedConstants constants;
    private final UncompiledFunctions uncompiled;
    private final Cancellation cancellation;

    private DwarfInfo(
            DebugSections sections,
            SplitFiles files,
            Presenter presenter,
            Cancellation cancellation) {
        this.cancellation = cancellation;
        this.program =
                new Program(
                        new SectionSet(sections, problems),
                        files,
                        problems,
                        presenter,
                        cancellation);
        this.functions = new Functions(program);
        this.functionTypes = new FunctionTypes(program);
        this.lines = new SourceLines(program);
        this.byteSize =
                (long) sections.get(".debug_info").length() + sections.get(".debug_line").length();
        this.variables = new Variables(program);
        this.breakpoints = new Breakpoints(program, lines);
        this.constants = new NamedConstants(program);
        this.uncompiled = new UncompiledFunctions(program);
    }

    /** Finds the units of a module's debug sections. */
    public static DwarfInfo read(DebugSections sections) {
        return read(sections, LanguageViews.standard());
    }

    /**
     * Finds the units of a module's debug sections.
     *
     * @param presenter how values of library types are shown
     */
    public static DwarfInfo read(DebugSections sections, Presenter presenter) {
        return new DwarfInfo(sections, SplitFiles.NONE, presenter, new Cancellation());
    }

    /**
     * The same for a module whose units may have files of their own.
     *
     * @param files finds those files ({@code .dwo}, {@code .dwp}) when a unit is read
     */
    public static DwarfInfo read(DebugSections sections, SplitFiles files) {
        return read(sections, files, new Cancellation());
    }

    /**
     * The same for a module that may be closed while it is read.
     *
     * @param cancellation ends the reading: methods that must read more for an answer then throw a
     *     {@link java.util.concurrent.CancellationException}; what was read before is still told
     */
    public static DwarfInfo read(
            DebugSections sections, SplitFiles files, Cancellation cancellation) {
        return new DwarfInfo(sections, files, LanguageViews.standard(), cancellation);
    }

    /** What ends the reading. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Whether there is any debug information at all. */
    public boolean isEmpty() {
        return program.units().isEmpty();
    }

    /** How much there is to read: bytes of entries and line programs in the module. */
    public long byteSize() {
        return byteSize;
    }

    /** Number of compilation units. */
    public int unitCount() {
        return program.units().size();
    }

    /**
     * Reads a unit's lines and the index of its entries, which is else done when something in it is
     * asked for: for reading ahead.
     *
     * @param unit number of the unit, from 0
     */
    public void readAhead(int unit) {
        program.units().get(unit).readAhead();
    }

    /** What there is, and how well it can be read. Reads all of it. */
    public DebugInfoSummary summary() {
        return new Health(program, functions).summary();
    }

    /** What could not be read so far. */
    public List<DwarfProblem> problems() {
        return problems.list();
    }

    /** The source-level frames that one code address stands for, innermost first. */
    public List<SourceFrame> framesAt(long pc) {
        return functions.framesAt(pc);
    }

    /** The function whose code the address belongs to, inlined ones apart. */
    public Optional<Function> functionAt(long pc) {
        return functions.functionAt(pc);
    }

    /**
     * What the function whose code covers an address takes and returns; the object that a method
     * works on is its first parameter. Empty if it is not recorded.
     */
    public Optional<SubroutineType> functionTypeAt(long pc) {
        return functionTypes.at(pc);
    }

    /** The row of the line table that holds at this address. */
    @Override
    public Optional<LineRow> lineAt(long pc) {
        return functions.lineAt(pc);
    }

    /** The rows with addresses in {@code [begin, end)}, in order. */
    @Override
    public List<LineRow> rows(long begin, long end) {
        return lines.rows(begin, end);
    }

    /** All rows, unit by unit and sequence by sequence, ends of sequences included. */
    @Override
    public List<LineRow> allRows() {
        return program.eachUnit().flatMap(unit -> unit.lines().rows().stream()).toList();
    }

    /**
     * Where a breakpoint on a function belongs: behind its prologue, that is at the row marked so,
     * else at the second line of the function.
     */
    public OptionalLong afterPrologue(Function function) {
        return lines.afterPrologue(function.ranges());
    }

    /** The same for code of which only lines are known. */
    public OptionalLong afterPrologue(long begin, long end) {
        return lines.afterPrologue(List.of(new AddressRange(begin, end)));
    }

    /** All source files of all units, each path once, in order of appearance. */
    @Override
    public List<SourceFile> sourceFiles() {
        return lines.files();
    }

    /**
     * The source files that a user may mean: those whose path is the given one or ends with it,
     * name by name. Both {@code /} and {@code \} separate names.
     */
    @Override
    public List<SourceFile> findFiles(String path) {
        return lines.files(path);
    }

    /** All places where code of that line begins, by address. */
    @Override
    public List<LineLocation> locations(String path, int line) {
        return lines.locations(path, line);
    }

    /**
     * Where a breakpoint on a line belongs: of {@link #locations}, the first in each function,
     * inlined call and block, and behind the prologue where it is a function's entry.
     */
    public List<LineLocation> breakpointLocations(String path, int line) {
        return breakpoints.locations(path, line);
    }

    /** The first line from {@code line} on that has code. */
    @Override
    public OptionalInt lineWithCode(String path, int line) {
        return lines.lineWithCode(path, line);
    }

    /** All functions that have code, by address. Reads every unit. */
    public List<Function> functions() {
        return program.eachUnit()
                .flatMap(unit -> functions.functions(unit).stream())
                .sorted(Comparator.comparingLong(Function::lowPc))
                .toList();
    }

    /**
     * The functions with that name, which may be plain ({@code f}), qualified ({@code ns::f}, any
     * suffix of it too) or the linker's.
     */
    public List<Function> functions(String name) {
        return functions().stream().filter(function -> isNamed(function, name)).toList();
    }

    /**
     * The inlined calls of the functions that are wanted, by address: each as the function with the
     * code that it has there. Reads every unit.
     *
     * @param wanted says once for each function of a unit whether its calls are; it is given
     *     without code
     */
    public List<Function> inlined(Predicate<Function> wanted) {
        return program.eachUnit()
                .flatMap(unit -> functions.inlined(unit, wanted).stream())
                .sorted(Comparator.comparingLong(Function::lowPc))
                .toList();
    }

    /**
     * Whether a function has that name, which may be plain ({@code f}), qualified ({@code ns::f},
     * any suffix of it too) or the linker's.
     */
    public static boolean isNamed(Function function, String name) {
        String qualified = function.qualifiedName();
        return name.equals(function.name())
                || name.equals(function.linkageName())
                || name.equals(qualified)
                || qualified.endsWith(function.language().separator() + name);
    }

    /** The variables of one frame: those of its innermost block first, parameters included. */
    public List<Variable> variables(SourceFrame frame) {
        return variables.of(frame);
    }

    /** The variables in scope at an address: those of all its frames, innermost first. */
    public List<Variable> variablesAt(long pc) {
        return variables.at(pc);
    }

    /** The numbers, from 0, of the units that the address belongs to: one, where all is well. */
    public List<Integer> unitsAt(long pc) {
        return program.unitsAt(pc).stream().map(program.units()::indexOf).toList();
    }

    /** The global variables of the unit that the address belongs to. */
    public List<Variable> globalsAt(long pc) {
        return unitsAt(pc).stream().flatMap(unit -> globals(unit).stream()).toList();
    }

    /**
     * The name of a unit: its source file as the compiler was given it; may be empty.
     *
     * @param unit number of the unit, from 0
     */
    public String unitName(int unit) {
        return program.units().get(unit).text(At.NAME);
    }

    /**
     * The global variables of one unit.
     *
     * @param unit number of the unit, from 0
     */
    public List<Variable> globals(int unit) {
        return variables.globals(program.units().get(unit));
    }

    /** The global variables of all units. */
    public List<Variable> globals() {
        return program.eachUnit().flatMap(unit -> variables.globals(unit).stream()).toList();
    }

    /** The global variables of all units with a name without scopes. */
    public List<Variable> globalsNamed(String name) {
        return variables.globalsNamed(name);
    }

    /**
     * The enumerator that a name means at an address.
     *
     * @param name plain, or with the type's name and the scopes around it in front
     */
    public Optional<NamedConstants.NamedConstant> constant(long pc, String name) {
        return constants.find(pc, name);
    }

    /**
     * What names mean in a function.
     *
     * @param pc an address in the unit that they are written in
     * @param function the name of the function with its scopes; may be empty
     */
    public ScopedNames names(long pc, String function) {
        return new ScopedNames(program, pc, function);
    }

    /** How much describes each function that has code. Reads every unit. */
    public List<DescribedSize> describedSizes() {
        return program.eachUnit().flatMap(unit -> DescribedSize.of(unit).stream()).toList();
    }

    /** The plain names of all types, sorted, each once. Reads every unit. */
    public List<String> typeNames() {
        return program.eachUnit().flatMap(CompilationUnit::typeNames).distinct().sorted().toList();
    }

    /** The functions that have no code of their own. */
    public UncompiledFunctions uncompiled() {
        return uncompiled;
    }

    /** The preprocessor's macros that hold at the end of one unit, by name. */
    public Map<String, Macro> macros(int unit) {
        return program.units().get(unit).macros();
    }

    /** The macro that a name means in the unit that the address belongs to. */
    public Optional<Macro> macro(long pc, String name) {
        return unitsAt(pc).stream()
                .flatMap(unit -> Optional.ofNullable(macros(unit).get(name)).stream())
                .findFirst();
    }

    /** What values that an expression makes are read with in a frame. */
    public ValueContext context(FrameContext frame) {
        return program.context(frame);
    }
}
