/**
 * Profiles in files: those of other tools, both ways, and our own, which keeps everything.
 *
 * <p>One class a format, listed in {@link dev.wasmscope.profiler.exchange.ProfileFormats}; a new
 * format adds one class, that line and its golden. What formats share: {@code StackTable} is a
 * profile as stacks of places, the way other tools see one; {@code ProfileAssembler} is the way
 * back.
 *
 * <p>Called by the command line, the desktop and tests. Files that are read come from anywhere: no
 * size, index or name in them is trusted, and what is wrong with one is said in one line.
 */
@NullMarked
package dev.wasmscope.profiler.exchange;

import org.jspecify.annotations.NullMarked;
