package dev.wasmscope.engine.wasi.fs;

import dev.wasmscope.engine.wasi.types.FileType;

/**
 * One entry of a directory listing.
 *
 * @param name the bare name, without separators
 * @param inode the same number that a stat of the entry gives
 * @param type of the entry itself, links not followed
 */
public record DirectoryEntry(String name, long inode, FileType type) {}
