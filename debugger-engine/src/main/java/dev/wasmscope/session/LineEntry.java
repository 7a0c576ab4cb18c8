package dev.wasmscope.session;

/**
 * A row of the line table: the code from here to the next row belongs to this line.
 *
 * @param codeOffset of the row
 * @param file as recorded
 * @param statement whether the compiler recommends it for breakpoints (DWARF {@code is_stmt})
 * @param prologueEnd whether the function's set-up is over here
 * @param epilogueBegin whether the function's end begins here
 * @param endSequence whether the code of a sequence ends just before this offset
 * @param discriminator tells apart several blocks of one line; 0 if there is one
 */
public record LineEntry(
        long codeOffset,
        String file,
        int line,
        int column,
        boolean statement,
        boolean prologueEnd,
        boolean epilogueBegin,
        boolean endSequence,
        int discriminator) {}
