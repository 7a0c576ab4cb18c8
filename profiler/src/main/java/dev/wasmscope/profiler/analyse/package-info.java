/**
 * Pure functions from one profile to one view of it: totals by function, flame graph rows, inverted
 * tree.
 *
 * <p>No state, no input or output, no toolkit. Results depend on nothing but the arguments, in a
 * fixed order, so that equal profiles give equal text.
 */
@NullMarked
package dev.wasmscope.profiler.analyse;

import org.jspecify.annotations.NullMarked;
