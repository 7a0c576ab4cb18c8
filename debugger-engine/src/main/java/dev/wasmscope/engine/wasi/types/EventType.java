package dev.wasmscope.engine.wasi.types;

import java.util.Locale;
import java.util.Optional;

/** What a subscription waits for ({@code $eventtype}). */
public enum EventType {
    CLOCK,
    FD_READ,
    FD_WRITE;

    private static final EventType[] BY_CODE = values();

    /** The name in the witx. */
    public String witxName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value with this code, or empty when the guest passed a number that means nothing. */
    public static Optional<EventType> of(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
