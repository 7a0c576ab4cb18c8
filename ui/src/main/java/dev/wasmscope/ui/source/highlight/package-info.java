/**
 * Which pieces of a source text get which colour, and what its names are. Pure functions over text:
 * no session, no control. Used by the views of source.
 */
@NullMarked
package dev.wasmscope.ui.source.highlight;

import org.jspecify.annotations.NullMarked;
