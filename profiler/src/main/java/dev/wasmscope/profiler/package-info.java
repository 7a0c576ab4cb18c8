/**
 * What a run did and what it cost: collecting, the profile model, analysis and export. Sees the
 * engine only through its probes and the module; names of functions come from a function passed in.
 */
@NullMarked
package dev.wasmscope.profiler;

import org.jspecify.annotations.NullMarked;
