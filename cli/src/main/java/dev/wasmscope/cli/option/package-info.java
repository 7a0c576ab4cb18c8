/**
 * Readers of values that users write in the same form in several places: options of commands and
 * settings of a launch configuration. They know the session's records and nothing of commands.
 */
@NullMarked
package dev.wasmscope.cli.option;

import org.jspecify.annotations.NullMarked;
