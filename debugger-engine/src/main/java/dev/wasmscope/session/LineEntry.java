package dev.wasmscope.session;

/**
 * A row of the line table: the code from here to the next row belongs to this line.
 *
 * @param codeOffset of the row
 * @param file as recorded
 * @param statement whether the compiler recommends it for breakpoints (DWARF {@code is_stmt})
 * @param prologueEnd whether the function's set-up is over here
 * @param endSequence whether the code of a sequence ends just before this offset
 */
public record LineEntry(
        long codeOffset,
        String file,
        int line,
        int column,
        boolean statement,
        boolean prologueEnd,
        boolean endSequence) {}
