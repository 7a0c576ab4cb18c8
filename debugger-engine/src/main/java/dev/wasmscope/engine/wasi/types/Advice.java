package dev.wasmscope.engine.wasi.types;

import java.util.Locale;
import java.util.Optional;

/** Expected access to a file ({@code $advice}); a hint only. */
public enum Advice {
    NORMAL,
    SEQUENTIAL,
    RANDOM,
    WILLNEED,
    DONTNEED,
    NOREUSE;

    private static final Advice[] BY_CODE = values();

    /** The name in the witx. */
    public String witxName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value with this code, or empty when the guest passed a number that means nothing. */
    public static Optional<Advice> of(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
