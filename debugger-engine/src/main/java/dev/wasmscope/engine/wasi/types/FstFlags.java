package dev.wasmscope.engine.wasi.types;

/** Which timestamps to change, and to what ({@code $fstflags}, 16 bits). */
public final class FstFlags {
    public static final int ATIM = 1 << 0;
    public static final int ATIM_NOW = 1 << 1;
    public static final int MTIM = 1 << 2;
    public static final int MTIM_NOW = 1 << 3;

    /** The names of the bits, lowest first. */
    public static final FlagNames NAMES = FlagNames.of("atim", "atim_now", "mtim", "mtim_now");

    /** All defined bits. */
    public static final int ALL = (1 << 4) - 1;

    private FstFlags() {}
}
