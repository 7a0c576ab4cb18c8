/**
 * Linear memory as bytes, characters and typed values, drawn on a canvas: only what is in sight is
 * read and drawn, whatever the size of the memory.
 */
@NullMarked
package dev.wasmscope.ui.memory;

import org.jspecify.annotations.NullMarked;
