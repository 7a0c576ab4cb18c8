/**
 * Go's own tables of functions and lines ({@code runtime.pclntab}), which every program carries in
 * its data, debug information or not. {@link dev.wasmscope.dwarf.golang.GoTable} finds and reads
 * them; versions 1.16 to 1.2x. It knows nothing of code: a Go pc is a function's number and a block
 * in it, and where blocks are in the code is for the caller to find.
 */
@NullMarked
package dev.wasmscope.dwarf.golang;

import org.jspecify.annotations.NullMarked;
