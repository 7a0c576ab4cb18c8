/**
 * Profile formats of other tools. One class a format, registered in {@link
 * dev.wasmscope.profiler.export.ProfileFormat}; a new format adds one class and its golden.
 */
@NullMarked
package dev.wasmscope.profiler.export;

import org.jspecify.annotations.NullMarked;
