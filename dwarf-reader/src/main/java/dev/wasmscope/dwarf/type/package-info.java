/**
 * The types of a program (DWARF 5, chapter 5): a sealed model of what a value can be, inflated
 * lazily from the debugging information entries. Depends on {@code section} only; knows nothing of
 * a running program.
 */
@NullMarked
package dev.wasmscope.dwarf.type;

import org.jspecify.annotations.NullMarked;
