package dev.wasmscope.engine.wasi.types;

import java.util.Locale;
import java.util.Optional;

/** Base of a seek ({@code $whence}). */
public enum Whence {
    SET,
    CUR,
    END;

    private static final Whence[] BY_CODE = values();

    /** The name in the witx. */
    public String witxName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value with this code, or empty when the guest passed a number that means nothing. */
    public static Optional<Whence> of(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
