package dev.wasmscope.engine.wasi.types;

import java.util.Locale;
import java.util.Optional;

/** The clocks of preview 1 ({@code $clockid}). */
public enum ClockId {
    REALTIME,
    MONOTONIC,
    PROCESS_CPUTIME_ID,
    THREAD_CPUTIME_ID;

    private static final ClockId[] BY_CODE = values();

    /** The name in the witx. */
    public String witxName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value with this code, or empty when the guest passed a number that means nothing. */
    public static Optional<ClockId> of(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
