package dev.wasmscope.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How source files, and files with debug information, are found whose recorded path is not their
 * path on this machine.
 *
 * @param prefixes tried in order: a recorded path that starts with {@code from} is looked up with
 *     {@code to} instead
 * @param searchFolders folders in which the recorded path's tail is looked for, longest tail first
 * @param sourceMap the module's source map, when neither the module nor its folder says where it
 *     is; it then holds instead of whatever else there is
 * @param debugFiles where debug information is that is not in the module: files ({@code .dwo},
 *     {@code .dwp}, a module with debug sections) or folders in which such files are looked for
 */
public record PathMappings(
        List<Prefix> prefixes,
        List<Path> searchFolders,
        Optional<Path> sourceMap,
        List<Path> debugFiles) {
    /** Recorded paths are taken as they are. */
    public static final PathMappings NONE = new PathMappings(List.of(), List.of());

    public PathMappings {
        prefixes = List.copyOf(prefixes);
        searchFolders = List.copyOf(searchFolders);
        debugFiles = List.copyOf(debugFiles);
    }

    /** Mappings for sources and a source map. */
    public PathMappings(List<Prefix> prefixes, List<Path> searchFolders, Optional<Path> sourceMap) {
        this(prefixes, searchFolders, sourceMap, List.of());
    }

    /** Mappings for sources only. */
    public PathMappings(List<Prefix> prefixes, List<Path> searchFolders) {
        this(prefixes, searchFolders, Optional.empty());
    }

    /** The same with a {@link #sourceMap}. */
    public PathMappings withSourceMap(Path file) {
        return new PathMappings(prefixes, searchFolders, Optional.of(file), debugFiles);
    }

    /** The same with other {@link #debugFiles}. */
    public PathMappings withDebugFiles(List<Path> files) {
        return new PathMappings(prefixes, searchFolders, sourceMap, files);
    }

    /**
     * One replaced prefix. It matches whole path components only.
     *
     * @param from as recorded, for example {@code /build/src} or {@code C:\\work}
     * @param to the folder here
     */
    public record Prefix(String from, Path to) {}
}
