/**
 * What can be said about host calls after they happened: which ones somebody wants to see ({@link
 * dev.wasmscope.engine.host.trace.CallFilter}, one language for the command line, the desktop,
 * fault injection and breakpoints), what they cost by function, and what they did to which file.
 *
 * <p>Called by everything that shows or selects calls, with events of {@code engine.host}; knows
 * those and nothing else, so that it works as well on the events of a recorded trace. It never
 * reaches the guest, whose memory has moved on.
 */
@NullMarked
package dev.wasmscope.engine.host.trace;

import org.jspecify.annotations.NullMarked;
