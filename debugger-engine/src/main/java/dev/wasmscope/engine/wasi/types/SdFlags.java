package dev.wasmscope.engine.wasi.types;

/** Which directions of a socket to shut down ({@code $sdflags}, 8 bits). */
public final class SdFlags {
    public static final int RD = 1 << 0;
    public static final int WR = 1 << 1;

    /** The names of the bits, lowest first. */
    public static final FlagNames NAMES = FlagNames.of("rd", "wr");

    /** All defined bits. */
    public static final int ALL = (1 << 2) - 1;

    private SdFlags() {}
}
