/**
 * Which functions of a module allocate memory: a table of the names that toolchains give them, and
 * what users say on the command line.
 *
 * <p>Pure functions over names; nothing here runs or reads a guest. Called by whoever starts an
 * allocation profile; {@code collect} works with what is found. Must not know of call paths.
 */
@NullMarked
package dev.wasmscope.profiler.allocator;

import org.jspecify.annotations.NullMarked;
