package dev.wasmscope.engine.wasi.types;

/** How a clock subscription counts ({@code $subclockflags}, 16 bits). */
public final class SubClockFlags {
    public static final int SUBSCRIPTION_CLOCK_ABSTIME = 1 << 0;

    /** The names of the bits, lowest first. */
    public static final FlagNames NAMES = FlagNames.of("subscription_clock_abstime");

    /** All defined bits. */
    public static final int ALL = (1 << 1) - 1;

    private SubClockFlags() {}
}
