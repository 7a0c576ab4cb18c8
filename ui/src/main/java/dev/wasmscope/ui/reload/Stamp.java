package dev.wasmscope.ui.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What tells one version of a file from another without reading it.
 *
 * @param size in bytes; -1 when there is no file
 * @param modified in milliseconds since 1970
 */
public record Stamp(long size, long modified) {
    /** Of no file. */
    static final Stamp NONE = new Stamp(-1, 0);

    /** The present one of a file. */
    static Stamp of(Path file) {
        try {
            return new Stamp(Files.size(file), Files.getLastModifiedTime(file).toMillis());
        } catch (IOException e) {
            return NONE;
        }
    }
}
