package dev.wasmscope.engine.wasi.types;

import java.util.Locale;
import java.util.Optional;

/** Expected access to a file ({@code $advice}); a hint only. */
public enum Advice {
    NORMAL(0),
    SEQUENTIAL(1),
    RANDOM(2),
    WILLNEED(3),
    DONTNEED(4),
    NOREUSE(5);

    private static final Advice[] BY_CODE = values();

    private final int code;

    Advice(int code) {
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
    public static Optional<Advice> of(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
