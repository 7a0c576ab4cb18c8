/**
 * Profile formats of other tools. One class a format, registered in {@link
 * dev.wasmscope.profiler.exchange.ProfileFormat}; a new format adds one class and its golden.
 */
@NullMarked
package dev.wasmscope.profiler.exchange;

import org.jspecify.annotations.NullMarked;
