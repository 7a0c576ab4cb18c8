package dev.wasmscope.engine.text;

/**
 * A line of a disassembly.
 *
 * @param codeOffset of the instruction, from the start of the code section's contents; -1 for the
 *     function's header, its locals and the closing parenthesis
 * @param depth how far to indent: 0 for the function's own line
 * @param text without indentation
 */
public record DisassembledLine(long codeOffset, int depth, String text) {

    /** Whether this line is an instruction. */
    public boolean isInstruction() {
        return codeOffset >= 0;
    }
}
