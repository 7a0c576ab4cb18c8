package dev.wasmscope.engine.wasi.types;

import java.util.Locale;
import java.util.Optional;

/** The clocks of preview 1 ({@code $clockid}). */
public enum ClockId {
    REALTIME(0),
    MONOTONIC(1),
    PROCESS_CPUTIME_ID(2),
    THREAD_CPUTIME_ID(3);

    private static final ClockId[] BY_CODE = values();

    private final int code;
    private final String witxName;

    ClockId(int code) {
        this.code = code;
        this.witxName = name().toLowerCase(Locale.ROOT);
    }

    /** The number in the witx. */
    public int code() {
        return code;
    }

    /** The name in the witx. */
    public String witxName() {
        return witxName;
    }

    /** The value with this code, or empty when the guest passed a number that means nothing. */
    public static Optional<ClockId> of(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
