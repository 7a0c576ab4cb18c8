package dev.wasmscope.dwarf.line;

/**
 * One place where the code of a source line begins. A line has several in loops, inlined functions
 * and templates.
 *
 * @param address code address: offset from the start of the code section's contents
 * @param position the place in the source
 * @param isStmt whether the compiler calls it a good place for a breakpoint
 */
public record LineLocation(long address, SourcePosition position, boolean isStmt) {}
