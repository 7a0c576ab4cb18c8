package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.SourcePaths;
import java.util.Locale;
import java.util.Map;

/** Languages by the endings of file names. */
final class SourceLanguage {

    private static final Map<String, String> BY_ENDING =
            Map.ofEntries(
                    Map.entry("c", "C"),
                    Map.entry("h", "C"),
                    Map.entry("cc", "C++"),
                    Map.entry("cpp", "C++"),
                    Map.entry("cxx", "C++"),
                    Map.entry("hh", "C++"),
                    Map.entry("hpp", "C++"),
                    Map.entry("hxx", "C++"),
                    Map.entry("ipp", "C++"),
                    Map.entry("tcc", "C++"),
                    Map.entry("rs", "Rust"),
                    Map.entry("zig", "Zig"),
                    Map.entry("go", "Go"),
                    Map.entry("ts", "AssemblyScript"),
                    Map.entry("swift", "Swift"),
                    Map.entry("kt", "Kotlin"),
                    Map.entry("java", "Java"),
                    Map.entry("d", "D"),
                    Map.entry("nim", "Nim"),
                    Map.entry("dart", "Dart"),
                    Map.entry("f90", "Fortran"),
                    Map.entry("s", "assembly"),
                    Map.entry("wat", "WebAssembly text"));

    private SourceLanguage() {}

    /** The language of a file; {@code unknown} when its name does not tell. */
    static String of(String path) {
        String name = SourcePaths.fileName(path);
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            // The headers of C++'s standard library have no ending: <vector>.
            return path.contains("c++/") ? "C++" : Groups.UNKNOWN;
        }
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        boolean header = ending.equals("h") && path.contains("c++/");
        return header ? "C++" : BY_ENDING.getOrDefault(ending, Groups.UNKNOWN);
    }
}
