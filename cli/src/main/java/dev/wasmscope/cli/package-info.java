/**
 * The command line: one class per command, exit codes and messages. Talks to the guest through the
 * session package and never imports the execution engine.
 */
@NullMarked
package dev.wasmscope.cli;

import org.jspecify.annotations.NullMarked;
