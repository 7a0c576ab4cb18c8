package dev.wasmscope.engine.wasi.types;

/** Modes of an open descriptor ({@code $fdflags}, 16 bits). */
public final class FdFlags {
    public static final int APPEND = 1 << 0;
    public static final int DSYNC = 1 << 1;
    public static final int NONBLOCK = 1 << 2;
    public static final int RSYNC = 1 << 3;
    public static final int SYNC = 1 << 4;

    /** The names of the bits, lowest first. */
    public static final FlagNames NAMES =
            FlagNames.of("append", "dsync", "nonblock", "rsync", "sync");

    /** All defined bits. */
    public static final int ALL = (1 << 5) - 1;

    private FdFlags() {}
}
