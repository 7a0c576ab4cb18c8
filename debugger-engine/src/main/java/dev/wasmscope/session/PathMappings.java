package dev.wasmscope.session;

import java.nio.file.Path;
import java.util.List;

/**
 * How source files are found whose recorded path is not their path on this machine.
 *
 * @param prefixes tried in order: a recorded path that starts with {@code from} is looked up with
 *     {@code to} instead
 * @param searchFolders folders in which the recorded path's tail is looked for, longest tail first
 */
public record PathMappings(List<Prefix> prefixes, List<Path> searchFolders) {
    /** Recorded paths are taken as they are. */
    public static final PathMappings NONE = new PathMappings(List.of(), List.of());

    public PathMappings {
        prefixes = List.copyOf(prefixes);
        searchFolders = List.copyOf(searchFolders);
    }

    /**
     * One replaced prefix. It matches whole path components only.
     *
     * @param from as recorded, for example {@code /build/src} or {@code C:\\work}
     * @param to the folder here
     */
    public record Prefix(String from, Path to) {}
}
