/**
 * What a stopped program has in wasm's own terms: locals, operand stack, globals, tables, memories,
 * segments, objects of the garbage collector.
 *
 * <p>Wired by a desk; asks the session of the open program and links to memory and functions
 * through {@link dev.wasmscope.ui.place.Places}. Knows no other view.
 */
@NullMarked
package dev.wasmscope.ui.wasmstate;

import org.jspecify.annotations.NullMarked;
