package dev.wasmscope.engine.wasi.types;

import java.util.Locale;
import java.util.Optional;

/** Type of a file or descriptor ({@code $filetype}). */
public enum FileType {
    UNKNOWN(0),
    BLOCK_DEVICE(1),
    CHARACTER_DEVICE(2),
    DIRECTORY(3),
    REGULAR_FILE(4),
    SOCKET_DGRAM(5),
    SOCKET_STREAM(6),
    SYMBOLIC_LINK(7);

    private static final FileType[] BY_CODE = values();

    private final int code;

    FileType(int code) {
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
    public static Optional<FileType> of(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
