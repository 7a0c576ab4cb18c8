/**
 * A copy-on-write view of another file system: a guest sees the files below, what it changes stays
 * in memory.
 *
 * <p>The tree of changes ({@link dev.wasmscope.engine.wasi.fs.overlay.Tree}) holds a {@code Slot}
 * for each name that the guest changed or has open, nothing else; every other name is asked of the
 * file system below at each call. Files are copied by page, when a page is first written. What
 * changed is not logged: {@code ChangeFinder} compares each slot with what stood there before, and
 * {@code Saver} and {@code Discarder} work on that difference, through the same one-name operations
 * that a guest is given, so saving cannot be led out of the folder either.
 *
 * <p>Whoever configures a guest makes an {@link
 * dev.wasmscope.engine.wasi.fs.overlay.OverlayFileSystem}. It may be asked for its changes on any
 * thread while the guest runs on another: one lock guards it all. Nothing here opens a file below
 * for writing, except {@code Saver}.
 */
@NullMarked
package dev.wasmscope.engine.wasi.fs.overlay;

import org.jspecify.annotations.NullMarked;
