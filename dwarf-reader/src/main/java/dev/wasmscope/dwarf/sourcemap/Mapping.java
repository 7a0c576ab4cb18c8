package dev.wasmscope.dwarf.sourcemap;

/**
 * One mapping: holds from its offset up to the next one.
 *
 * @param offset bytes from the start of the module's file (the generated column of line 0)
 * @param source index of the source, or -1 for code that no source stands for
 * @param line from 0
 * @param column from 0
 * @param name index of the name, or -1
 */
record Mapping(long offset, int source, int line, int column, int name) {}
