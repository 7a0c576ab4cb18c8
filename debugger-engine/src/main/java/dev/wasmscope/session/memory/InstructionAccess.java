package dev.wasmscope.session.memory;

/**
 * An instruction that accesses linear memory, and how much each time; for one on a range ({@code
 * memory.copy}) that is not known beforehand, and both are 0.
 *
 * @param codeOffset of the instruction
 * @param read bytes that it reads
 * @param written bytes that it writes
 */
public record InstructionAccess(int codeOffset, int read, int written) {}
