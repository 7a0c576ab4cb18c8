/**
 * A file system in memory: for guests that must not touch the host, for tests, and the ground of a
 * copy-on-write overlay. Files are sparse chunks under a quota, so no number from a guest sizes an
 * allocation.
 *
 * <p>Whoever configures a guest makes a {@link
 * dev.wasmscope.engine.wasi.fs.memory.MemoryFileSystem}; everything else here is reached through
 * {@code engine.wasi.fs}.
 */
@NullMarked
package dev.wasmscope.engine.wasi.fs.memory;

import org.jspecify.annotations.NullMarked;
