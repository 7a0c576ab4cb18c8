/**
 * Writing files for the user. Views and models hand over what to write; only {@link
 * dev.wasmscope.ui.export.Exports} touches the file and shows the task.
 */
@NullMarked
package dev.wasmscope.ui.export;

import org.jspecify.annotations.NullMarked;
