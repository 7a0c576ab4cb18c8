/**
 * The terminal debugger: reads commands from a terminal or a script and drives one {@code
 * DebugSession}.
 *
 * <p>Called by {@code dev.wasmscope.cli} only.
 */
@NullMarked
package dev.wasmscope.cli.repl;

import org.jspecify.annotations.NullMarked;
