package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.DwarfInfo;
import dev.wasmscope.dwarf.line.LineSource;
import dev.wasmscope.dwarf.sourcemap.SourceMapLines;
import dev.wasmscope.dwarf.sourcemap.SourceMapUrl;
import dev.wasmscope.engine.module.CustomSection;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.session.source.SourceMapFiles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what says the lines of a module: a source map that the user named, else DWARF, else the
 * module's source map, else the table of a Go program. Found when first asked for, once. Safe for
 * use by several threads.
 */
public final class ModuleLines {
    /**
     * The choice.
     *
     * @param kind {@code source map} or {@code Go 1.18 or newer}; empty for DWARF
     * @param map its names; null unless it is a source map
     * @param go its names; null unless it is a Go program
     */
    private record Chosen(
            LineSource source,
            String kind,
            String from,
            @Nullable SourceMapLines map,
            @Nullable GoProgram go,
            Set<String> ignored,
            List<String> problems) {}

    private final Module module;
    private final DwarfInfo dwarf;
    private final SourceMapFiles maps;
    private volatile @Nullable Chosen chosen;

    ModuleLines(Module module, DwarfInfo dwarf, SourceMapFiles maps) {
        this.module = module;
        this.dwarf = dwarf;
        this.maps = maps;
    }

    LineSource source() {
        return chosen().source();
    }

    /** {@code source map} or {@code Go 1.18 or newer} when lines come from there; else empty. */
    public String kind() {
        return chosen().kind();
    }

    /** The file that lines come from, when it is not the module. */
    public String from() {
        return chosen().from();
    }

    /** What is wrong with the source map, one line each. */
    public List<String> problems() {
        return chosen().problems();
    }

    /** Whether the source map says that a file is not the user's own. */
    boolean isIgnored(String path) {
        return chosen().ignored().contains(path);
    }

    /** The name that a source map gives a function. */
    Optional<String> functionName(int functionIndex) {
        FunctionInfo function = module.functions().get(functionIndex);
        SourceMapLines map = chosen().map();
        return map == null || function.isImported()
                ? Optional.empty()
                : Optional.of(map.functionName(function.codeOffset(), function.codeEnd()))
                        .filter(name -> !name.isEmpty());
    }

    /** The name that the program's own tables give a function. */
    Optional<String> ownName(int functionIndex) {
        GoProgram go = chosen().go();
        return go == null ? Optional.empty() : go.functionName(functionIndex);
    }

    private Chosen chosen() {
        Chosen known = chosen;
        if (known == null) {
            synchronized (this) {
                known = chosen == null ? choose() : chosen;
                chosen = known;
            }
        }
        return known;
    }

    private Chosen choose() {
        if (maps.named().isEmpty() && !dwarf.isEmpty()) {
            return dwarfOnly(List.of());
        }
        SourceMapFiles.Loaded loaded = maps.load(url());
        if (loaded.map().isEmpty()) {
            return GoProgram.of(module, dwarf.cancellation())
                    .map(
                            go ->
                                    new Chosen(
                                            go.lines(),
                                            go.version(),
                                            "",
                                            null,
                                            go,
                                            Set.of(),
                                            loaded.problems()))
                    .orElseGet(() -> dwarfOnly(loaded.problems()));
        }
        List<Long> begins =
                module.functions().stream()
                        .filter(function -> !function.isImported())
                        .map(FunctionInfo::codeOffset)
                        .toList();
        SourceMapLines lines =
                new SourceMapLines(loaded.map().get(), module.codeSectionContentsStart(), begins);
        return new Chosen(
                lines.lines(),
                "source map",
                loaded.from(),
                lines,
                null,
                loaded.map().get().ignored(),
                loaded.problems());
    }

    private Chosen dwarfOnly(List<String> problems) {
        return new Chosen(dwarf, "", "", null, null, Set.of(), problems);
    }

    private Optional<String> url() {
        return module.customSection("sourceMappingURL")
                .map(CustomSection::contents)
                .map(
                        c ->
                                SourceMapUrl.textOfSection(
                                        module.bytes(), (int) c.start(), (int) c.length()))
                .filter(text -> !text.isEmpty());
    }
}
