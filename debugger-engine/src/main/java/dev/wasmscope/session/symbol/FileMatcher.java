package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.line.SourceFile;
import dev.wasmscope.session.source.SourceFinder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Which recorded files a path of the user means: the one with that recorded path or its tail; else
 * the one that is that file on this machine; else, for a file that was moved, those that share the
 * most names at the end.
 */
final class FileMatcher {
    private final Symbols symbols;

    FileMatcher(Symbols symbols) {
        this.symbols = symbols;
    }

    List<SourceFile> match(String path) {
        List<SourceFile> found = symbols.lineSource().findFiles(path);
        if (found.isEmpty()) {
            found = sameFile(path);
        }
        return found.isEmpty() ? longestTail(path) : found;
    }

    private List<SourceFile> sameFile(String path) {
        Path wanted;
        try {
            wanted = Path.of(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            return List.of();
        }
        return symbols.lineSource().sourceFiles().stream().filter(f -> isFile(f, wanted)).toList();
    }

    private boolean isFile(SourceFile file, Path wanted) {
        return symbols.finder()
                .find(file.path())
                .path()
                .filter(found -> found.toAbsolutePath().normalize().equals(wanted))
                .isPresent();
    }

    private List<SourceFile> longestTail(String path) {
        List<SourceFile> all = symbols.lineSource().sourceFiles();
        int longest =
                all.stream().mapToInt(f -> SourceFinder.commonTail(f.path(), path)).max().orElse(0);
        return longest == 0
                ? List.of()
                : all.stream()
                        .filter(f -> SourceFinder.commonTail(f.path(), path) == longest)
                        .toList();
    }
}
