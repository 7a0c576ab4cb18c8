package dev.wasmscope.session.source;

import dev.wasmscope.dwarf.sourcemap.SourceMap;
import dev.wasmscope.dwarf.sourcemap.SourceMapException;
import dev.wasmscope.dwarf.sourcemap.SourceMapUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a module's source map: the file that the user named, what the module's {@code
 * sourceMappingURL} points to, or {@code module.wasm.map} beside the module. Nothing is fetched
 * from elsewhere.
 *
 * @param module its file, absolute
 * @param named the file that the user named
 */
public record SourceMapFiles(Path module, Optional<Path> named) {
    /** A larger file is no source map of a module that this debugger can open. */
    private static final long MAX_BYTES = 1L << 30;

    /**
     * A map that was looked for.
     *
     * @param map if one was found and read
     * @param from what it was read from, for the user; empty without one
     * @param problems what is wrong, one line each
     */
    public record Loaded(Optional<SourceMap> map, String from, List<String> problems) {
        public Loaded {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Looks and reads.
     *
     * @param url what the module says, if it says something
     */
    public Loaded load(Optional<String> url) {
        List<String> problems = new ArrayList<>();
        if (named.isPresent()) {
            return read(named.get(), problems);
        }
        Path beside = module.resolveSibling(module.getFileName() + ".map");
        if (url.isEmpty()) {
            return Files.isRegularFile(beside) ? read(beside, problems) : none(problems);
        }
        try {
            return switch (SourceMapUrl.parse(url.get())) {
                case SourceMapUrl.Inline inline -> read(inline.json(), "the module", problems);
                case SourceMapUrl.File file -> fromFile(file.path(), beside, problems);
                case SourceMapUrl.Remote remote -> fromCopy(remote, beside, problems);
            };
        } catch (SourceMapException e) {
            problems.add(e.getMessage());
            return none(problems);
        }
    }

    private static Loaded none(List<String> problems) {
        return new Loaded(Optional.empty(), "", problems);
    }

    private Loaded fromFile(String path, Path beside, List<String> problems) {
        String fileName =
                path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        Optional<Path> found =
                existing(path).or(() -> existing(fileName)).or(() -> existing(beside.toString()));
        if (found.isEmpty()) {
            problems.add("sourceMappingURL: there is no " + shown(path));
        }
        return found.isPresent() ? read(found.get(), problems) : none(problems);
    }

    private Loaded fromCopy(SourceMapUrl.Remote remote, Path beside, List<String> problems) {
        Optional<Path> copy = existing(remote.fileName()).or(() -> existing(beside.toString()));
        if (copy.isPresent()) {
            return read(copy.get(), problems);
        }
        problems.add(
                "sourceMappingURL: "
                        + shown(remote.url())
                        + " is on another machine and is not fetched; save it beside the module or"
                        + " name it with --source-map");
        return none(problems);
    }

    private static String shown(String text) {
        String line =
                text.codePoints()
                        .limit(200)
                        .map(c -> c < ' ' ? '?' : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return text.length() > line.length() ? line + "…" : line;
    }

    private Optional<Path> existing(String path) {
        try {
            Path file = module.resolveSibling(path).normalize();
            return !path.isEmpty() && Files.isRegularFile(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Loaded read(Path file, List<String> problems) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                problems.add(file + ": too large for a source map");
                return none(problems);
            }
            return read(Files.readAllBytes(file), file.toString(), problems);
        } catch (IOException e) {
            problems.add(file + ": cannot be read: " + e.getMessage());
            return none(problems);
        }
    }

    private static Loaded read(byte[] bytes, String from, List<String> problems) {
        try {
            SourceMap map = SourceMap.read(bytes);
            map.problems().forEach(problem -> problems.add(from + ": " + problem));
            return new Loaded(Optional.of(map), from, problems);
        } catch (SourceMapException e) {
            problems.add(from + ": " + e.getMessage());
            return none(problems);
        }
    }
}
