package dev.wasmscope.engine.wasi.types;

import java.util.Locale;
import java.util.Optional;

/** What a subscription waits for ({@code $eventtype}). */
public enum EventType {
    CLOCK(0),
    FD_READ(1),
    FD_WRITE(2);

    private static final EventType[] BY_CODE = values();

    private final int code;

    EventType(int code) {
        this.code = code;
    }

    /** The number in the witx. */
    public int code() {
        return code;
    }

    /** The name in the witx. */
    public String witxName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value with this code, or empty when the guest passed a number that means nothing. */
    public static Optional<EventType> of(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
