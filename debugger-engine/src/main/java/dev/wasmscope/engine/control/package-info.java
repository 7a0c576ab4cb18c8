/**
 * Runs a guest on a thread of its own and stops it: the command queue, breakpoints, step plans,
 * stop events and snapshots.
 *
 * <p>It knows code offsets and frame depths, never lines, files or names; what it must know of
 * those it asks through {@link dev.wasmscope.engine.control.StepMap}. Three things are kept apart:
 * what the user asked for (a breakpoint id), where that landed (code locations), and why the guest
 * stands there (the ids of a stop). Steps are plans: they say which internal breakpoints to set,
 * and the one run loop does the rest; no internal breakpoint outlives a stop.
 *
 * <p>Called by {@code session} only.
 */
@NullMarked
package dev.wasmscope.engine.control;

import org.jspecify.annotations.NullMarked;
