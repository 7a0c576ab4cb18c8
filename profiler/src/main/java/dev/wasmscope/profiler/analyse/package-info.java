/**
 * Pure functions over the columns of profiles. Some make a profile of a profile ({@link
 * dev.wasmscope.profiler.analyse.Transforms}, {@link dev.wasmscope.profiler.analyse.Stacks}, {@link
 * dev.wasmscope.profiler.analyse.Inlining}, {@link dev.wasmscope.profiler.analyse.Inversion},
 * {@link dev.wasmscope.profiler.analyse.Icicle}, {@link dev.wasmscope.profiler.analyse.TimeRange},
 * {@link dev.wasmscope.profiler.analyse.Merge}), so that they can be chained; others make one view
 * of any profile: totals by function, line, instruction and loop, flame graphs, a timeline, the
 * difference of two.
 *
 * <p>Called by front ends and {@code exchange}. No state, no input or output, no toolkit. Results
 * depend on nothing but the arguments, in a fixed order, so that equal profiles give equal text.
 */
@NullMarked
package dev.wasmscope.profiler.analyse;

import org.jspecify.annotations.NullMarked;
