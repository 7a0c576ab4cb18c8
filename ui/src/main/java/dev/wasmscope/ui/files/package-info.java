/**
 * What the guest does to files: which ones it opened, read, wrote and left open, and what it
 * changed in folders that it sees through an overlay, to be looked at, saved or discarded.
 *
 * <p>Models ask the session and the trace's store; they know no control.
 */
@NullMarked
package dev.wasmscope.ui.files;

import org.jspecify.annotations.NullMarked;
