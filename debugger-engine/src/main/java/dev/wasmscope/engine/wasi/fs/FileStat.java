package dev.wasmscope.engine.wasi.fs;

import dev.wasmscope.engine.wasi.types.FileType;

/**
 * Attributes of a file. Device and inode together identify it within one run.
 *
 * @param device number of the file system
 * @param inode number of the file in it
 * @param type what it is
 * @param links hard links to it
 * @param size bytes; for a symbolic link the bytes of its target text
 * @param accessed last access, nanoseconds since 1970, as an unsigned number
 * @param modified last change of the contents, likewise
 * @param changed last change of the attributes, likewise
 */
public record FileStat(
        long device,
        long inode,
        FileType type,
        long links,
        long size,
        long accessed,
        long modified,
        long changed) {}
