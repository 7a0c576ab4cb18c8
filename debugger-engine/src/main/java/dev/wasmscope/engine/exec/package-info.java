/**
 * Runs guests: the store and its instances, memories, tables and globals, and guest threads with
 * explicit frames driven by the interpreter loop.
 *
 * <p>Guest calls never recurse on the Java stack: frames are data, so a stopped guest can be
 * inspected and changed. Called by {@code engine.control} (which owns the Java thread that a guest
 * runs on), by {@code engine.host} implementations (memory access only) and by tests. Nothing here
 * knows source lines, debug information or user interfaces.
 */
@NullMarked
package dev.wasmscope.engine.exec;

import org.jspecify.annotations.NullMarked;
