/**
 * What a run may cost: instruction counts that were recorded once and may not be exceeded, a gate
 * for continuous integration that does not flake, because counts are exact.
 *
 * <p>Called by the command line. Reads finished profiles only.
 */
@NullMarked
package dev.wasmscope.profiler.budget;

import org.jspecify.annotations.NullMarked;
