/**
 * Run configurations: with which arguments, folders, input, limits and faults a module is run,
 * several for each module, in a JSON file beside it or in the user's folder.
 *
 * <p>{@link dev.wasmscope.ui.runconfig.RunConfig} and {@link
 * dev.wasmscope.ui.runconfig.RunConfigFile} know no window; the command line reads the same files
 * through them. The model and the dialog belong to the desktop. Nothing here runs a program.
 */
@NullMarked
package dev.wasmscope.ui.runconfig;

import org.jspecify.annotations.NullMarked;
