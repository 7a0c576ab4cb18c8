package dev.wasmscope.engine.wasi.types;

import java.util.Locale;
import java.util.Optional;

/** Type of a file or descriptor ({@code $filetype}). */
public enum FileType {
    UNKNOWN,
    BLOCK_DEVICE,
    CHARACTER_DEVICE,
    DIRECTORY,
    REGULAR_FILE,
    SOCKET_DGRAM,
    SOCKET_STREAM,
    SYMBOLIC_LINK;

    private static final FileType[] BY_CODE = values();

    /** The name in the witx. */
    public String witxName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value with this code, or empty when the guest passed a number that means nothing. */
    public static Optional<FileType> of(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
