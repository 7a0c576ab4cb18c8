package dev.wasmscope.engine.wasi.types;

/** State of a descriptor in an event ({@code $eventrwflags}, 16 bits). */
public final class EventRwFlags {
    public static final int FD_READWRITE_HANGUP = 1 << 0;

    /** The names of the bits, lowest first. */
    public static final FlagNames NAMES = FlagNames.of("fd_readwrite_hangup");

    /** All defined bits. */
    public static final int ALL = (1 << 1) - 1;

    private EventRwFlags() {}
}
