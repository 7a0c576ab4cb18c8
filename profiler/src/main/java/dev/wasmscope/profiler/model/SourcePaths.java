package dev.wasmscope.profiler.model;

/** Paths of source files as compilers recorded them, on whatever system that was. */
public final class SourcePaths {
    private SourcePaths() {}

    /** The last component, whichever separator it was written with. */
    public static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
