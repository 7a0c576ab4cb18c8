/**
 * Which calls a filter leaves, in which groups, and how they lie in time: computed on a worker's
 * thread for new calls only, and handed out as immutable snapshots.
 *
 * <p>Used by the model of the trace; knows no view and no JavaFX, and never may.
 */
@NullMarked
package dev.wasmscope.ui.trace.index;

import org.jspecify.annotations.NullMarked;
