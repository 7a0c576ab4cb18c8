package dev.wasmscope.dwarf.line;

/**
 * One row of a line table (DWARF 5, section 6.2.2): it holds from its address up to the address of
 * the next row.
 *
 * @param address code address: offset from the start of the code section's contents
 * @param file the source file
 * @param line line from 1, or 0 for code that belongs to no line
 * @param column column from 1, or 0 for "left edge, unknown"
 * @param isStmt whether the address is a good place for a breakpoint
 * @param prologueEnd whether a breakpoint on entry to the function should stop here
 * @param epilogueBegin whether the function's end begins here
 * @param endSequence whether the address is the first one behind a run of code
 * @param discriminator tells apart several blocks of one line; 0 if there is one
 */
public record LineRow(
        long address,
        SourceFile file,
        int line,
        int column,
        boolean isStmt,
        boolean prologueEnd,
        boolean epilogueBegin,
        boolean endSequence,
        int discriminator) {

    /** File, line and column. */
    public SourcePosition position() {
        return new SourcePosition(file, line, column);
    }
}
