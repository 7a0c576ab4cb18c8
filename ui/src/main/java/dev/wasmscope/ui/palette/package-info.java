/**
 * The palette: one box over the window in which everything can be found by a few letters of its
 * name and done with Enter: actions, files, functions, symbols, addresses, lines, moments, places.
 *
 * <p>What can be found comes from {@link dev.wasmscope.ui.palette.EntrySource}s; nothing here knows
 * a view. All searching happens behind the toolkit's thread.
 */
@NullMarked
package dev.wasmscope.ui.palette;

import org.jspecify.annotations.NullMarked;
