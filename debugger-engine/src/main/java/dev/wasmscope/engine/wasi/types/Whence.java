package dev.wasmscope.engine.wasi.types;

import java.util.Locale;
import java.util.Optional;

/** Base of a seek ({@code $whence}). */
public enum Whence {
    SET(0),
    CUR(1),
    END(2);

    private static final Whence[] BY_CODE = values();

    private final int code;

    Whence(int code) {
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
    public static Optional<Whence> of(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
