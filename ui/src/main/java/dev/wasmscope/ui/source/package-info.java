/**
 * Source files: their text, highlighting, breakpoints in the gutter and the line where the chosen
 * frame stands.
 */
@NullMarked
package dev.wasmscope.ui.source;

import org.jspecify.annotations.NullMarked;
