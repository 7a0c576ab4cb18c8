package dev.wasmscope.session.symbol;

/**
 * Recorded paths of libraries that come compiled with a toolchain: rustc's sources are recorded
 * below {@code /rustc/HASH} or where its sources are installed, and the C library of the WASI SDK
 * and of Debian is recorded relative to its build folder; AssemblyScript's is {@code ~lib}.
 */
public final class LibraryPaths {
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
                || relative && text.contains("libc-");
    }
}
