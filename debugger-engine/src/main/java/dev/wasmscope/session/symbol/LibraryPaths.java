package dev.wasmscope.session.symbol;

import java.util.regex.Pattern;

/**
 * Recorded paths of libraries that come compiled with a toolchain: rustc's sources are recorded
 * below {@code /rustc/HASH} or where its sources are installed, and the C library of the WASI SDK
 * and of Debian is recorded relative to its build folder; AssemblyScript's is {@code ~lib}; Go's
 * and TinyGo's are below {@code src} of where they are installed, modules of others in Go's cache.
 */
public final class LibraryPaths {
    /**
     * What {@code src} of an installed Go begins with. A user's own code may lie in a folder {@code
     * go/src} too, so the packages are named.
     */
    private static final Pattern GO =
            Pattern.compile(
                    "(?i)/(?:tinygo|go[-.\\d]*|libexec)/src/(?:archive|bufio|bytes|cmp|compress|container"
                            + "|context|crypto|database|debug|device|embed|encoding|errors|expvar|flag"
                            + "|fmt|go|hash|html|image|index|internal|io|iter|log|machine|maps|math|mime"
                            + "|net|os|path|plugin|reflect|regexp|runtime|slices|sort|strconv|strings"
                            + "|sync|syscall|testing|text|time|unicode|unique|unsafe|vendor|weak)/"
                            + "|/pkg/mod/[^@]+@v");

    private LibraryPaths() {}

    /** Whether a recorded path is that of such a library. */
    public static boolean contains(String path) {
        String text = path.replace('\\', '/');
        boolean relative = !text.startsWith("/") && !(text.length() > 1 && text.charAt(1) == ':');
        return text.startsWith("/rustc/")
                || text.contains("/rustlib/src/rust/library/")
                || text.contains("/usr/src/rustc-")
                || text.contains("/c++/v1/")
                || text.contains("/wasi-libc/")
                || text.contains("/.cargo/registry/")
                || text.startsWith("~lib/")
                || text.contains("/~lib/")
                || GO.matcher(text).find()
                || relative && text.contains("libc-");
    }
}
