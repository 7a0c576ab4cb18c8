package dev.wasmscope.dwarf.sourcemap;

import dev.wasmscope.dwarf.line.Paths;

/** Paths of sources as people know them. */
final class SourceNames {
    private SourceNames() {}

    /**
     * The path of a source: absolute as it is, else below {@code sourceRoot}; the way from there
     * through {@code ..} is followed. {@code file:} is taken off.
     */
    static String path(String root, String source) {
        String name = withoutScheme(source);
        if (root.isEmpty() || Paths.isAbsolute(name) || name.contains("://")) {
            return name.startsWith("./") ? name.substring(2) : name;
        }
        String folder = withoutScheme(root);
        if (folder.contains("://")) {
            return folder + (folder.endsWith("/") ? "" : "/") + name;
        }
        String joined = folder + (folder.endsWith("/") ? "" : "/") + name;
        return (Paths.isAbsolute(joined) ? "/" : "") + String.join("/", Paths.names(joined));
    }

    private static String withoutScheme(String text) {
        return text.startsWith("file://") ? text.substring("file://".length()) : text;
    }
}
