/**
 * What a profile says about single lines and instructions: cost, counts and coverage, as the
 * gutters of the source and of the disassembly show them, and the list of the hottest lines.
 *
 * <p>Read by the views of code; knows the analyses of the profiler and no view of profiles.
 */
@NullMarked
package dev.wasmscope.ui.heat;

import org.jspecify.annotations.NullMarked;
