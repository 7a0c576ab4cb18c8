/**
 * One class a subcommand, with its options and exit code. They parse, call the session, and print
 * through {@code text}; no logic of their own lives here.
 *
 * <p>Called by {@code dev.wasmscope.cli} only.
 */
@NullMarked
package dev.wasmscope.cli.command;

import org.jspecify.annotations.NullMarked;
