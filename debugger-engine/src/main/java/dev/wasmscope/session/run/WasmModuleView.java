package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.session.DebugInfoSummary;
import dev.wasmscope.session.DisassemblyLine;
import dev.wasmscope.session.ExportView;
import dev.wasmscope.session.FunctionName;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ImportView;
import dev.wasmscope.session.LineEntry;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SectionView;
import dev.wasmscope.session.SourceFile;
import dev.wasmscope.session.SourcePaths;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SourceText;
import dev.wasmscope.session.SymbolisedLocation;
import dev.wasmscope.session.code.CodeListing;
import dev.wasmscope.session.inspect.ModuleInspection;
import dev.wasmscope.session.memory.InstructionAccess;
import dev.wasmscope.session.source.SourceTexts;
import dev.wasmscope.session.symbol.LineListing;
import dev.wasmscope.session.symbol.Symboliser;
import dev.wasmscope.session.symbol.Symbols;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The view of a module over what was read from its file. */
public final class WasmModuleView implements ModuleView {
    private final Path file;
    private final Symbols symbols;
    private final Symboliser symboliser;
    private final LineListing listing;
    private final SourceTexts texts;
    private final CodeListing code;

    public WasmModuleView(Path file, Symbols symbols) {
        this.file = file;
        this.symbols = symbols;
        this.symboliser = new Symboliser(symbols);
        this.listing = new LineListing(symbols);
        this.texts = new SourceTexts(symbols.finder());
        this.code = new ModuleListing(symbols);
    }

    private Module wasm() {
        return symbols.module();
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public long size() {
        return wasm().bytes().length;
    }

    @Override
    public byte[] bytes(long from, int length) {
        byte[] all = wasm().bytes();
        int first = Math.clamp(from, 0, all.length);
        return Arrays.copyOfRange(all, first, Math.clamp((long) first + length, first, all.length));
    }

    @Override
    public List<SectionView> sections() {
        return wasm().sections().stream()
                .map(
                        s ->
                                new SectionView(
                                        s.id(),
                                        s.name(),
                                        s.contents().start(),
                                        s.contents().length()))
                .toList();
    }

    @Override
    public List<FunctionView> functions() {
        return IntStream.range(0, wasm().functions().size()).mapToObj(this::view).toList();
    }

    @Override
    public Optional<FunctionView> function(int index) {
        boolean known = index >= 0 && index < wasm().functions().size();
        return known ? Optional.of(view(index)) : Optional.empty();
    }

    private FunctionView view(int index) {
        symbols.cancellation().check();
        FunctionInfo function = wasm().functions().get(index);
        FunctionName name = symbols.names().of(index);
        Optional<SourcePosition> position =
                symbols.sourceFunction(index).flatMap(f -> symbols.position(f.declaration()));
        return new FunctionView(
                index,
                name.shown(),
                name.whole(),
                symbols.wasmName(index),
                TypeText.function(wasm(), function.typeIndex()),
                function.isImported(),
                Math.max(function.codeOffset(), 0),
                function.bodyRange().length(),
                position.or(() -> listing.beginning(index)));
    }

    @Override
    public List<ImportView> imports() {
        return wasm().imports().stream()
                .map(
                        i ->
                                new ImportView(
                                        i.module(),
                                        i.name(),
                                        i.type().kind().toString(),
                                        TypeText.of(wasm(), i.type())))
                .toList();
    }

    @Override
    public List<ExportView> exports() {
        return wasm().exports().stream()
                .map(
                        e ->
                                new ExportView(
                                        e.name(),
                                        e.kind().toString(),
                                        e.index(),
                                        TypeText.of(wasm(), e)))
                .toList();
    }

    @Override
    public List<FunctionView> findFunctions(String name) {
        return symbols.names().find(name).stream().map(this::view).toList();
    }

    @Override
    public Optional<FunctionView> functionAt(long codeOffset) {
        OptionalInt index = symbols.functionIndexAt(codeOffset);
        return index.isPresent() ? Optional.of(view(index.getAsInt())) : Optional.empty();
    }

    @Override
    public List<SourceFile> sourceFiles() {
        return listing.sourceFiles();
    }

    @Override
    public SourceText source(String recorded) {
        return texts.read(recorded, listing.embeddedText(recorded));
    }

    @Override
    public SourcePaths sourcePaths() {
        return symbols.finder();
    }

    @Override
    public List<Integer> breakableColumns(String recorded, int line) {
        return listing.breakableColumns(recorded, line);
    }

    @Override
    public List<Integer> breakableLines(String recorded) {
        return listing.breakableLines(recorded);
    }

    @Override
    public List<LineEntry> lines() {
        List<LineEntry> entries = new ArrayList<>();
        for (LineRow row : symbols.lineSource().allRows()) {
            entries.add(
                    new LineEntry(
                            row.address(),
                            row.file().path(),
                            row.line(),
                            row.column(),
                            row.isStmt(),
                            row.prologueEnd(),
                            row.epilogueBegin(),
                            row.endSequence(),
                            row.discriminator()));
        }
        return entries;
    }

    @Override
    public List<DisassemblyLine> disassembly(int functionIndex) {
        return Listing.of(symbols, functionIndex);
    }

    @Override
    public CodeListing listing() {
        return code;
    }

    @Override
    public List<InstructionAccess> accesses(int functionIndex) {
        return AccessListing.of(symbols.module(), functionIndex);
    }

    @Override
    public ModuleInspection inspection() {
        return new ModuleInspector(symbols);
    }

    @Override
    public DebugInfoSummary debugInfo() {
        return DebugHealth.of(symbols);
    }

    @Override
    public Optional<CodeLocation> executedFrom(long codeOffset) {
        OptionalInt function = symbols.functionIndexAt(codeOffset);
        if (function.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong offset = symbols.code(function.getAsInt()).executedFrom(codeOffset);
        return offset.isEmpty()
                ? Optional.empty()
                : Optional.of(new CodeLocation(function.getAsInt(), offset.getAsLong()));
    }

    @Override
    public Optional<CodeLocation> entry(int functionIndex) {
        OptionalLong offset = symbols.entry(functionIndex);
        return offset.isEmpty()
                ? Optional.empty()
                : Optional.of(new CodeLocation(functionIndex, offset.getAsLong()));
    }

    @Override
    public OptionalLong behind(long codeOffset) {
        OptionalInt function = symbols.functionIndexAt(codeOffset);
        return function.isEmpty()
                ? OptionalLong.empty()
                : symbols.code(function.getAsInt()).behind(codeOffset);
    }

    @Override
    public List<SymbolisedLocation> symbolize(long codeOffset) {
        return symboliser.locate(codeOffset);
    }

    @Override
    public byte[] code(long codeOffset, int length) {
        long start = wasm().codeSectionContentsStart();
        long from = Math.clamp(codeOffset, 0, wasm().bytes().length) + Math.max(0, start);
        long to = Math.min(wasm().bytes().length, from + Math.max(0, length));
        return start < 0 || from >= to
                ? new byte[0]
                : Arrays.copyOfRange(wasm().bytes(), (int) from, (int) to);
    }

    @Override
    public OptionalLong codeOffsetOf(long fileOffset) {
        long start = wasm().codeSectionContentsStart();
        long offset = fileOffset - start;
        return start >= 0 && offset >= 0 && symbols.functionIndexAt(offset).isPresent()
                ? OptionalLong.of(offset)
                : OptionalLong.empty();
    }
}
