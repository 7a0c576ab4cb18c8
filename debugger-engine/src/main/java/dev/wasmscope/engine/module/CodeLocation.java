package dev.wasmscope.engine.module;

/**
 * A place in the code of one module.
 *
 * @param functionIndex in the function index space
 * @param codeOffset of an instruction, from the start of the code section's contents (the DWARF
 *     convention)
 */
public record CodeLocation(int functionIndex, long codeOffset) {}
