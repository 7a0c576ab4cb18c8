package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.DwarfInfo;
import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.line.LineSource;
import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.dwarf.scope.SourceFrame;
import dev.wasmscope.dwarf.section.Cancellation;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.source.SourceFinder;
import dev.wasmscope.session.source.SourceMapFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One module with its debug information: the answers that breakpoints, steps, stacks and listings
 * share. Computed when first asked for and kept. Safe for use by several threads.
 */
public final class Symbols {
    private final Module module;
    private final DwarfInfo dwarf;
    private final SourceFinder finder;
    private final ModuleLines moduleLines;
    private final FunctionNames names = new FunctionNames(this);
    private final List<String> fileProblems;
    private final Map<Integer, FunctionCode> codes = new ConcurrentHashMap<>();
    private final Map<Integer, FunctionLines> lines = new ConcurrentHashMap<>();
    private final Map<Integer, OptionalLong> entries = new ConcurrentHashMap<>();
    private final Map<Integer, Optional<dev.wasmscope.dwarf.line.SourceFile>> files =
            new ConcurrentHashMap<>();

    /**
     * The meaning of a module.
     *
     * @param maps looks for its source map, when that is wanted
     * @param fileProblems what is wrong with files that debug information is in, one line each
     */
    public Symbols(
            Module module,
            DwarfInfo dwarf,
            SourceFinder finder,
            SourceMapFiles maps,
            List<String> fileProblems) {
        this.fileProblems = fileProblems;
        this.module = module;
        this.dwarf = dwarf;
        this.finder = finder;
        this.moduleLines = new ModuleLines(module, dwarf, maps);
    }

    public Module module() {
        return module;
    }

    public DwarfInfo dwarf() {
        return dwarf;
    }

    /** What ends the reading of the module and its debug information. */
    public Cancellation cancellation() {
        return dwarf.cancellation();
    }

    /** Lines and the files they are in, from whatever says them. */
    public LineSource lineSource() {
        return moduleLines.source();
    }

    /** What besides DWARF was found to say lines and names, and what is wrong with it. */
    public ModuleLines moduleLines() {
        return moduleLines;
    }

    public SourceFinder finder() {
        return finder;
    }

    /** What is wrong with files that debug information is in, one line each. */
    public List<String> fileProblems() {
        return fileProblems;
    }

    /** The instructions of a defined function. */
    public FunctionCode code(int functionIndex) {
        return codes.computeIfAbsent(functionIndex, index -> FunctionCode.of(module, index));
    }

    /** The lines of a function; none for an import. */
    FunctionLines lines(int functionIndex) {
        return lines.computeIfAbsent(
                functionIndex,
                index -> {
                    FunctionInfo function = module.functions().get(index);
                    return FunctionLines.read(
                            this,
                            function,
                            function.isImported() ? new FunctionCode() : code(index));
                });
    }

    /** Whether the line table covers a function. */
    public boolean hasLines(int functionIndex) {
        return !lines(functionIndex).isEmpty();
    }

    /** The function of the source whose code a wasm function is; inlined ones apart. */
    public Optional<Function> sourceFunction(int functionIndex) {
        FunctionInfo function = module.functions().get(functionIndex);
        return function.isImported()
                ? Optional.empty()
                : dwarf.functionAt(function.codeOffset())
                        .or(
                                () ->
                                        firstRow(function)
                                                .flatMap(row -> dwarf.functionAt(row.address())));
    }

    /** The first line of a function's code; with Kotlin its function begins only there. */
    private Optional<LineRow> firstRow(FunctionInfo function) {
        return lineSource().rows(function.codeOffset(), function.codeEnd()).stream()
                .filter(row -> row.line() > 0 && !row.endSequence())
                .findFirst();
    }

    /** Which names functions have. */
    public FunctionNames names() {
        return names;
    }

    /** The name to show for a wasm function: from the source, else the module, else its index. */
    public String functionName(int functionIndex) {
        return names.of(functionIndex).shown();
    }

    /** Where the code of a function begins; empty if it is imported. */
    public OptionalLong functionCode(int functionIndex) {
        FunctionInfo function = module.functions().get(functionIndex);
        return function.isImported()
                ? OptionalLong.empty()
                : OptionalLong.of(function.codeOffset());
    }

    /** The name in the module: name section, export, or {@code module.name} of an import. */
    public Optional<String> wasmName(int functionIndex) {
        return Optional.ofNullable(module.displayName(functionIndex));
    }

    /** The frames of the source at an address, innermost first; none without debug information. */
    public List<SourceFrame> framesAt(long codeOffset) {
        return dwarf.framesAt(codeOffset);
    }

    /** Where a breakpoint on a wasm function belongs: behind its prologue. */
    public OptionalLong entry(int functionIndex) {
        return entries.computeIfAbsent(functionIndex, this::findEntry);
    }

    private OptionalLong findEntry(int functionIndex) {
        FunctionInfo function = module.functions().get(functionIndex);
        if (function.isImported()) {
            return OptionalLong.empty();
        }
        long start =
                sourceFunction(functionIndex)
                        .map(dwarf::afterPrologue)
                        .filter(OptionalLong::isPresent)
                        .map(OptionalLong::getAsLong)
                        .orElseGet(() -> firstLine(function));
        return code(functionIndex).executableFrom(start);
    }

    /** Of a function that only lines are known of; source maps do not mark prologues. */
    private long firstLine(FunctionInfo function) {
        if (moduleLines.kind().isEmpty() && sourceFunction(function.index()).isEmpty()) {
            return dwarf.afterPrologue(function.codeOffset(), function.codeEnd())
                    .orElse(function.codeOffset());
        }
        return dwarf.functionAt(function.codeOffset()).isPresent()
                ? function.codeOffset()
                : firstRow(function).map(LineRow::address).orElse(function.codeOffset());
    }

    /** The file that a function is written in; empty if it has no lines. */
    Optional<dev.wasmscope.dwarf.line.SourceFile> fileOf(int functionIndex) {
        return files.computeIfAbsent(functionIndex, this::findFile);
    }

    /** Where it is declared, else its own first line: code inlined into it comes from elsewhere. */
    private Optional<dev.wasmscope.dwarf.line.SourceFile> findFile(int functionIndex) {
        Optional<Function> function = sourceFunction(functionIndex);
        if (function.isPresent() && function.get().declaration() != null) {
            return Optional.of(function.get().declaration().file());
        }
        FunctionInfo info = module.functions().get(functionIndex);
        return lineSource()
                .lineAt(info.codeOffset())
                .or(() -> firstRow(info))
                .map(row -> row.file());
    }

    /** Whether the text of a file can be shown. */
    boolean hasText(dev.wasmscope.dwarf.line.SourceFile file) {
        return file.embeddedSource() != null || finder.find(file.path()).path().isPresent();
    }

    /**
     * Whether a file is a toolchain's library, or its source map says that it is not the user's.
     */
    boolean isLibrary(dev.wasmscope.dwarf.line.SourceFile file) {
        return moduleLines.isIgnored(file.path()) || LibraryPaths.contains(file.path());
    }

    /** A position of the debug information in the session's terms. */
    public Optional<SourcePosition> position(
            dev.wasmscope.dwarf.line.@Nullable SourcePosition recorded) {
        return recorded(recorded).filter(position -> position.line() > 0);
    }

    /** The same, also where the line is 0: the code belongs to the file, but to no line. */
    Optional<SourcePosition> recorded(dev.wasmscope.dwarf.line.@Nullable SourcePosition recorded) {
        if (recorded == null) {
            return Optional.empty();
        }
        String file = recorded.file().path();
        return Optional.of(
                new SourcePosition(
                        file, finder.find(file).path(), recorded.line(), recorded.column()));
    }

    /** The defined function that holds an address. */
    public OptionalInt functionIndexAt(long codeOffset) {
        return module.functionIndexAt(codeOffset);
    }
}
