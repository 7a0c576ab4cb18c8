/**
 * A reader of DWARF debug information in WebAssembly modules: lines, functions, inlined calls,
 * scopes, variables and their values.
 *
 * <p>{@link dev.wasmscope.dwarf.DwarfInfo} is the way in; the other packages hold what it answers
 * with. This library depends on nothing of ours: it is given ranges of bytes, and asks for memory,
 * locals, globals and operand stack through {@link dev.wasmscope.dwarf.expr.FrameContext}.
 *
 * <p>A code address ("pc") is always an offset from the start of the code section's contents.
 */
@NullMarked
package dev.wasmscope.dwarf;

import org.jspecify.annotations.NullMarked;
