package dev.wasmscope.engine.wasi.types;

/** How to receive from a socket ({@code $riflags}, 16 bits). */
public final class RiFlags {
    public static final int RECV_PEEK = 1 << 0;
    public static final int RECV_WAITALL = 1 << 1;

    /** The names of the bits, lowest first. */
    public static final FlagNames NAMES = FlagNames.of("recv_peek", "recv_waitall");

    /** All defined bits. */
    public static final int ALL = (1 << 2) - 1;

    private RiFlags() {}
}
