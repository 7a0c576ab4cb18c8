/**
 * Views of Zig: slices, optionals, error unions, tagged unions and texts behind pointers, as Zig
 * 0.11 describes them to debuggers. One view per file; {@link ZigViews#ALL} lists them. Used by
 * {@code view} only.
 */
@NullMarked
package dev.wasmscope.dwarf.view.zig;

import org.jspecify.annotations.NullMarked;
