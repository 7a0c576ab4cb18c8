package dev.wasmscope.session.debugfile;

import dev.wasmscope.dwarf.line.Paths;
import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.SplitFiles;
import dev.wasmscope.session.PathMappings;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.source.SourceFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for the files of split units: first the files that the user named, then a package beside
 * the module ({@code app.wasm.dwp}, {@code app.dwp}) and in the folders for debug files, then the
 * unit's own file by the user's prefix mappings, at its recorded path, and by the longest tail of
 * that path in those folders and beside the module.
 */
public final class DebugFiles implements SplitFiles {
    private final List<Path> named = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final SourceFinder finder;
    private final String moduleName;

    /**
     * @param module the module's file
     */
    public DebugFiles(Path module, PathMappings paths) {
        for (Path path : paths.debugFiles()) {
            (Files.isDirectory(path) ? folders : named).add(path);
        }
        Path absolute = module.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        Path folder = parent == null ? absolute : parent;
        this.finder =
                new SourceFinder(new PathMappings(paths.prefixes(), List.copyOf(folders)), folder);
        this.folders.addFirst(folder);
        this.moduleName = String.valueOf(absolute.getFileName());
    }

    /** The files that the user named, whatever they are. */
    List<Path> named() {
        return List.copyOf(named);
    }

    /** The places where a file with a recorded path is, the likeliest first. */
    List<Path> find(String recorded) {
        return finder.findAll(recorded);
    }

    /** Where {@link #find(String)} looks. */
    List<String> tried(String recorded) {
        return finder.find(recorded).tried();
    }

    @Override
    public List<SplitFile> find(Wanted unit) {
        Set<Path> files = new LinkedHashSet<>(named);
        files.addAll(packages());
        files.addAll(find(recorded(unit)));
        return files.stream().<SplitFile>map(Opened::new).toList();
    }

    private static String recorded(Wanted unit) {
        return Paths.join(unit.compileDirectory(), ".", unit.name());
    }

    private List<Path> packages() {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            for (String name :
                    List.of(
                            moduleName + ".dwp",
                            moduleName.replaceFirst("\\.wasm$", "") + ".dwp")) {
                Path file = folder.resolve(name);
                if (Files.isRegularFile(file)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    @Override
    public String missing(Wanted unit) {
        String tried = String.join(", ", tried(recorded(unit)).stream().limit(3).toList());
        return "not found"
                + (tried.isEmpty() ? "" : " (looked for " + tried + " …)")
                + "; name it or its folder with --debug-file";
    }

    /** A file whose sections are read when they are asked for. */
    private record Opened(Path file) implements SplitFile {
        @Override
        public String path() {
            return file.toString();
        }

        @Override
        public DebugSections sections() {
            try {
                return DebugFile.read(file).debugSections();
            } catch (SessionException e) {
                throw new DwarfException(file.toString(), 0, String.valueOf(e.getMessage()));
            }
        }
    }
}
