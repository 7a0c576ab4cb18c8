package dev.wasmscope.session;

import java.util.Optional;

/**
 * A line of a function's disassembly.
 *
 * @param codeOffset of the instruction; -1 for lines that are no instruction (header, declarations)
 * @param depth nesting for indentation, 0 for the function's own line
 * @param text without indentation
 * @param position the source that the line table gives this instruction
 */
public record DisassemblyLine(
        long codeOffset, int depth, String text, Optional<SourcePosition> position) {}
