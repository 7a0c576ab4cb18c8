/**
 * The file system a WASI guest sees, behind one interface.
 *
 * <p>A {@link dev.wasmscope.engine.wasi.fs.WasiFileSystem} hands out open {@link
 * dev.wasmscope.engine.wasi.fs.Directory} handles whose operations take exactly one name. There is
 * no operation that takes a path: {@link dev.wasmscope.engine.wasi.fs.PathWalk} takes a guest's
 * path apart, holds every directory on the way open, and follows symbolic links itself, so a path
 * cannot leave the folder it started in, whatever a second process does meanwhile. An
 * implementation therefore only has to refuse to follow links, and never normalises or
 * canonicalises anything.
 *
 * <p>Called by {@code engine.wasi} and by whoever configures a guest; file systems are used by one
 * guest thread at a time. Nothing here knows guest memory, file descriptors or rights.
 */
@NullMarked
package dev.wasmscope.engine.wasi.fs;

import org.jspecify.annotations.NullMarked;
