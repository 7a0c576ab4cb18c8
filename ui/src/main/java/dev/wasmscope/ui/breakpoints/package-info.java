/** The list of breakpoints, and of the source files they can be set in. */
@NullMarked
package dev.wasmscope.ui.breakpoints;

import org.jspecify.annotations.NullMarked;
