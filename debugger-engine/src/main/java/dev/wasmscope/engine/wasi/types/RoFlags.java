package dev.wasmscope.engine.wasi.types;

/** What became of a received message ({@code $roflags}, 16 bits). */
public final class RoFlags {
    public static final int RECV_DATA_TRUNCATED = 1 << 0;

    /** The names of the bits, lowest first. */
    public static final FlagNames NAMES = FlagNames.of("recv_data_truncated");

    private RoFlags() {}
}
