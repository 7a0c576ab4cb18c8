package dev.wasmscope.cli.dap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What tells a file from what it was when it was read.
 *
 * @param size in bytes
 * @param modified in milliseconds
 */
record FileState(long size, long modified) {
    /** Of a file that cannot be read. */
    static final FileState NONE = new FileState(-1, -1);

    static FileState of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileState(now.size(), now.lastModifiedTime().toMillis());
        } catch (IOException _) {
            return NONE;
        }
    }
}
