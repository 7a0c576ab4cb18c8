package dev.wasmscope.session.source;

import dev.wasmscope.session.PathMappings;
import dev.wasmscope.session.SourcePaths;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks for source files on this machine, in this order: the user's prefix mappings, the recorded
 * path itself, then below the search folders and the module's folder the longest tail of the path
 * that exists. Answers are kept. Safe for use by several threads.
 */
public final class SourceFinder implements SourcePaths {
    private final Path moduleFolder;
    private volatile Rules rules;

    /** What holds until other mappings are given, and what was found by it. */
    private record Rules(PathMappings mappings, List<Path> folders, Map<String, Result> known) {}

    /**
     * The outcome of one search.
     *
     * @param path the file, if it was found
     * @param tried what was looked at, in order
     */
    public record Result(Optional<Path> path, List<String> tried) {}

    /**
     * A finder.
     *
     * @param moduleFolder the folder of the module's file
     */
    public SourceFinder(PathMappings mappings, Path moduleFolder) {
        this.moduleFolder = moduleFolder;
        this.rules = rules(mappings);
    }

    private Rules rules(PathMappings mappings) {
        List<Path> all = new ArrayList<>(mappings.searchFolders());
        all.add(moduleFolder);
        return new Rules(mappings, List.copyOf(all), new ConcurrentHashMap<>());
    }

    @Override
    public PathMappings mappings() {
        return rules.mappings;
    }

    @Override
    public void setMappings(PathMappings mappings) {
        rules = rules(mappings);
    }

    @Override
    public Optional<PathMappings.Prefix> prefix(String file, Path chosen) {
        return Prefixes.of(RecordedPath.of(file), chosen.toAbsolutePath().normalize());
    }

    /** Looks for a file by its recorded path. */
    public Result find(String recorded) {
        Rules now = rules;
        return now.known.computeIfAbsent(recorded, path -> search(path, now));
    }

    /** Components at the end that a recorded path and another spelling of a path share. */
    public static int commonTail(String recorded, String other) {
        return RecordedPath.of(recorded).commonTail(RecordedPath.of(other));
    }

    private static Result search(String recorded, Rules rules) {
        RecordedPath path = RecordedPath.of(recorded);
        Set<String> tried = new LinkedHashSet<>();
        for (String candidate : candidates(path, rules)) {
            tried.add(candidate);
            Optional<Path> file = existing(candidate);
            if (file.isPresent()) {
                return new Result(file, List.copyOf(tried));
            }
        }
        return new Result(Optional.empty(), List.copyOf(tried));
    }

    /** All files that a recorded path may mean, in the order of the search. */
    public List<Path> findAll(String recorded) {
        return candidates(RecordedPath.of(recorded), rules).stream()
                .map(SourceFinder::existing)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static List<String> candidates(RecordedPath path, Rules rules) {
        List<String> all = new ArrayList<>();
        for (PathMappings.Prefix mapping : rules.mappings.prefixes()) {
            RecordedPath prefix = RecordedPath.of(mapping.from());
            if (path.startsWith(prefix)) {
                int rest = path.names().size() - prefix.names().size();
                all.add(mapping.to() + "/" + path.tail(rest));
            }
        }
        if (path.absolute()) {
            all.add(path.toString());
        }
        for (Path folder : rules.folders) {
            for (int count = path.names().size(); count > 0; count--) {
                all.add(folder + "/" + path.tail(count));
            }
        }
        return all;
    }

    private static Optional<Path> existing(String candidate) {
        try {
            Path path = Path.of(candidate).normalize();
            return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // recorded on a system with other rules for names
        }
    }
}
