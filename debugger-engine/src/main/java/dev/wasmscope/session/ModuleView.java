package dev.wasmscope.session;

import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.code.CodeListing;
import dev.wasmscope.session.inspect.ModuleInspection;
import dev.wasmscope.session.memory.InstructionAccess;
import dev.wasmscope.session.run.WasmDebugSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A module and its debug information, read only and without running it. Safe to use from any
 * thread; costly answers are computed when first asked for.
 */
public interface ModuleView {
    /**
     * Reads a module and its debug information without preparing to run it: its imports need not be
     * known, and functions that this engine cannot run can still be looked at.
     *
     * @throws SessionException if the file is missing, malformed or of an unsupported kind
     */
    static ModuleView read(Path wasm, PathMappings paths) throws SessionException {
        return WasmDebugSession.readModule(wasm, paths);
    }

    /** The file it was read from. */
    Path file();

    /** Its size in bytes. */
    long size();

    /** Bytes of the file as it was read; fewer than asked for where it ends. */
    default byte[] bytes(long from, int length) {
        return new byte[0];
    }

    /** All sections in file order. */
    List<SectionView> sections();

    /** All functions by index, imports first. */
    List<FunctionView> functions();

    /** The function with that index; empty if there is none. */
    default Optional<FunctionView> function(int index) {
        List<FunctionView> all = functions();
        return index >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
    }

    /** What the host must give. */
    List<ImportView> imports();

    /**
     * Why an injection can do nothing in this module, in one line: none of the functions that it
     * imports is meant. Empty when one is.
     */
    default Optional<String> idle(Injection injection) {
        boolean concerned =
                imports().stream()
                        .filter(i -> i.kind().equals("func"))
                        .anyMatch(i -> injection.concerns(i.module(), i.name()));
        return concerned
                ? Optional.empty()
                : Optional.of(
                        injection
                                + " does nothing: the module imports no function that matches '"
                                + injection.calls()
                                + "'");
    }

    /** Whether a filter can accept calls of this module, when arguments and results are right. */
    default boolean mayCall(CallFilter filter) {
        return imports().stream()
                .filter(i -> i.kind().equals("func"))
                .anyMatch(i -> filter.mayAccept(i.module(), i.name()));
    }

    /** What the module offers. */
    List<ExportView> exports();

    /** Functions of that name: shown name, linker's name, name-section name or export. */
    List<FunctionView> findFunctions(String name);

    /** The function that holds a code offset. */
    Optional<FunctionView> functionAt(long codeOffset);

    /** All source files with code, sorted by name. */
    List<SourceFile> sourceFiles();

    /**
     * The text of a source file.
     *
     * @param file as recorded ({@link SourcePosition#file})
     */
    SourceText source(String file);

    /** Where sources are looked for. */
    default SourcePaths sourcePaths() {
        return SourcePaths.NONE;
    }

    /** The lines of a file with code where a breakpoint can stand, ascending. */
    List<Integer> breakableLines(String file);

    /** The columns of a line where a breakpoint can stand, in order; none are recorded as 0. */
    default List<Integer> breakableColumns(String file, int line) {
        return List.of();
    }

    /**
     * All rows of the line tables, table by table; within a sequence in the order of code offsets.
     */
    List<LineEntry> lines();

    /**
     * A function's disassembly.
     *
     * @param functionIndex not an import's
     */
    List<DisassemblyLine> disassembly(int functionIndex);

    /** The instructions for those who show them: blocks, branches, calls, operands. */
    default CodeListing listing() {
        return CodeListing.NONE;
    }

    /**
     * The instructions of a function that access memory, by code offset.
     *
     * @param functionIndex not an import's
     */
    default List<InstructionAccess> accesses(int functionIndex) {
        return List.of();
    }

    /** Bytes of the code section from a code offset on; fewer where it ends. */
    default byte[] code(long codeOffset, int length) {
        return new byte[0];
    }

    /** What is in the module beyond its functions and sections. */
    default ModuleInspection inspection() {
        return ModuleInspection.NONE;
    }

    /** What debug information there is. */
    DebugInfoSummary debugInfo();

    /**
     * What a code offset means: innermost (inlined) function first; one row without a position when
     * only the name is known, none when no function is there.
     *
     * @param codeOffset from the start of the code section's contents, the DWARF convention
     */
    List<SymbolisedLocation> symbolize(long codeOffset);

    /** The code offset of a file offset, if that lies in the code section. */
    OptionalLong codeOffsetOf(long fileOffset);

    /**
     * The instruction that is executed first when control reaches an offset: the one there, or,
     * where the structure markers {@code block}, {@code loop}, {@code else} or {@code end} stand,
     * the one that control reaches behind them. Empty where no instruction starts.
     */
    default Optional<CodeLocation> executedFrom(long codeOffset) {
        return locationOf(codeOffset);
    }

    /** Where a breakpoint on a function stops: behind its prologue, where that is known. */
    default Optional<CodeLocation> entry(int functionIndex) {
        return Optional.empty();
    }

    /** The offset of the byte behind the instruction that starts at an offset, if one does. */
    default OptionalLong behind(long codeOffset) {
        return OptionalLong.empty();
    }

    /** The location of a code offset, if a function is there. */
    default Optional<CodeLocation> locationOf(long codeOffset) {
        return functionAt(codeOffset).map(f -> new CodeLocation(f.index(), codeOffset));
    }
}
