package dev.wasmscope.dwarf.line;

import dev.wasmscope.dwarf.section.Encoding;
import dev.wasmscope.dwarf.section.SectionBytes;
import java.util.List;

/**
 * The header of a line program (DWARF 5, section 6.2.4).
 *
 * @param offset where the program's header starts in {@code .debug_line}
 * @param encoding version and sizes
 * @param minimumInstructionLength factor of all address advances
 * @param maximumOperations operations an instruction holds; 1 but for VLIW machines
 * @param defaultIsStmt first value of is_stmt in each sequence
 * @param lineBase lowest line advance of a special opcode
 * @param lineRange number of line advances of special opcodes
 * @param opcodeBase number of the first special opcode
 * @param operandCounts operands of the standard opcodes, by opcode; entry 0 is not used
 * @param files the file table; the first has number 0 in version 5, else number 1
 * @param program the instructions
 */
public record LineProgramHeader(
        long offset,
        Encoding encoding,
        int minimumInstructionLength,
        int maximumOperations,
        boolean defaultIsStmt,
        int lineBase,
        int lineRange,
        int opcodeBase,
        List<Integer> operandCounts,
        List<SourceFile> files,
        SectionBytes program) {
    /** Number of the first file of the table. */
    public int firstFile() {
        return encoding.version() >= 5 ? 0 : 1;
    }
}
