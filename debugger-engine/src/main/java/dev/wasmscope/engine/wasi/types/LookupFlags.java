package dev.wasmscope.engine.wasi.types;

/** How a path is resolved ({@code $lookupflags}, 32 bits). */
public final class LookupFlags {
    public static final int SYMLINK_FOLLOW = 1 << 0;

    /** The names of the bits, lowest first. */
    public static final FlagNames NAMES = FlagNames.of("symlink_follow");

    /** All defined bits. */
    public static final int ALL = (1 << 1) - 1;

    private LookupFlags() {}
}
