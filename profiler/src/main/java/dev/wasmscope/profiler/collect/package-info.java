/**
 * Collectors: they sit on the guest thread, count, and hand over an immutable profile at the end.
 *
 * <p>The only mutable part of the profiler. May be attached by {@code ui}, {@code cli} and tests;
 * must never look at memory, source or debug information, and never allocate on a path that
 * repeats.
 */
@NullMarked
package dev.wasmscope.profiler.collect;

import org.jspecify.annotations.NullMarked;
