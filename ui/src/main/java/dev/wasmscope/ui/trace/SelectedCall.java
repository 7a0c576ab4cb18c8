package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.HostCallEvent;

/**
 * The call that the user chose.
 *
 * @param row of the store
 * @param at host time at which it began, in nanoseconds since the first call
 */
public record SelectedCall(long row, long at, HostCallEvent event) {}
