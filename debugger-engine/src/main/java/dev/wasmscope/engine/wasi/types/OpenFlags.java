package dev.wasmscope.engine.wasi.types;

/** How {@code path_open} treats the file ({@code $oflags}, 16 bits). */
public final class OpenFlags {
    public static final int CREAT = 1 << 0;
    public static final int DIRECTORY = 1 << 1;
    public static final int EXCL = 1 << 2;
    public static final int TRUNC = 1 << 3;

    /** The names of the bits, lowest first. */
    public static final FlagNames NAMES = FlagNames.of("creat", "directory", "excl", "trunc");

    /** All defined bits. */
    public static final int ALL = (1 << 4) - 1;

    private OpenFlags() {}
}
