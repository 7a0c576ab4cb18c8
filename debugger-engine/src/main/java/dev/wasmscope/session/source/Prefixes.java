package dev.wasmscope.session.source;

import dev.wasmscope.session.PathMappings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds which part of a recorded path has to be replaced by what. */
final class Prefixes {
    private Prefixes() {}

    static Optional<PathMappings.Prefix> of(RecordedPath file, Path chosen) {
        return Files.isDirectory(chosen) ? below(file, chosen) : Optional.of(exactly(file, chosen));
    }

    /** What the two paths share at the end stays; a file of another name replaces all of it. */
    private static PathMappings.Prefix exactly(RecordedPath file, Path chosen) {
        // A mapping of the root would concern everything.
        int most = Math.max(1, file.names().size() - 1);
        int common = Math.min(most, file.commonTail(RecordedPath.of(chosen.toString())));
        Path to = chosen;
        for (int i = 0; i < common && to.getParent() != null; i++) {
            to = to.getParent();
        }
        return prefix(file, common, to);
    }

    /** The folder, or one above it: a user may choose the file's own folder. */
    private static Optional<PathMappings.Prefix> below(RecordedPath file, Path chosen) {
        for (int tail = file.names().size(); tail > 0; tail--) {
            if (exists(chosen, file.tail(tail))) {
                Path found = chosen.resolve(file.tail(tail));
                return Optional.of(exactly(file, found));
            }
        }
        return Optional.empty();
    }

    private static boolean exists(Path folder, String tail) {
        try {
            return Files.isRegularFile(folder.resolve(tail));
        } catch (InvalidPathException e) {
            return false; // recorded on a system with other rules for names
        }
    }

    private static PathMappings.Prefix prefix(RecordedPath file, int tail, Path to) {
        List<String> names = new ArrayList<>(file.names());
        return new PathMappings.Prefix(
                new RecordedPath(file.absolute(), names.subList(0, names.size() - tail)).toString(),
                to);
    }
}
