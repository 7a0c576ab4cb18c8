/**
 * Folders of the machine as file systems for a guest.
 *
 * <p>{@link dev.wasmscope.engine.wasi.fs.host.HostFileSystem} chooses: on Linux every operation is
 * one {@code *at} system call on an open directory, made through the foreign-function interface
 * with {@code O_NOFOLLOW}, so a second process that swaps folders for links gains nothing;
 * elsewhere, and where native access is refused, plain {@code java.nio.file} calls without
 * following links, checked against the identity of the directory, which leaves a short window to
 * such a process.
 *
 * <p>Called by whoever configures a guest; never by guest-facing code directly.
 */
@NullMarked
package dev.wasmscope.engine.wasi.fs.host;

import org.jspecify.annotations.NullMarked;
