/**
 * The command line: {@link dev.wasmscope.cli.Main} starts it, {@code command} has one class a
 * subcommand, {@code repl} the terminal debugger, {@code text} what commands print.
 *
 * <p>Thin over {@code session} and {@code profiler}; the engine is never reached around them.
 * Nothing calls this module.
 */
@NullMarked
package dev.wasmscope.cli;

import org.jspecify.annotations.NullMarked;
