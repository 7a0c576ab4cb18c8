/**
 * Host calls in columns: what every row, filter and strip asks for lies in arrays, the rest is
 * packed into bytes and unpacked for the rows in sight.
 *
 * <p>The guest's thread appends, any thread reads. Knows no view, no model and no JavaFX, and never
 * may.
 */
@NullMarked
package dev.wasmscope.ui.trace.store;

import org.jspecify.annotations.NullMarked;
