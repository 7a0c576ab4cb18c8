/**
 * Gives a finished profile its names and source positions, so that it can be read later without the
 * guest.
 *
 * <p>The only room of the profiler that knows the session, and of that only what is read without
 * running: {@link dev.wasmscope.session.ModuleView}. Called by the front ends when a profile is
 * taken.
 */
@NullMarked
package dev.wasmscope.profiler.symbol;

import org.jspecify.annotations.NullMarked;
