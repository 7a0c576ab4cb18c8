/** A walk through the desktop without a display: what it does on a real program, with pictures. */
@NullMarked
package dev.wasmscope.ui.tour;

import org.jspecify.annotations.NullMarked;
