package dev.wasmscope.session;

/**
 * One compilation unit of the debug information, and how healthy it is.
 *
 * @param offset where it is in {@code .debug_info}
 * @param name its main source file as recorded
 * @param language its source language, for people
 * @param version its DWARF version
 * @param producer the compiler that wrote it
 * @param functions functions that have code
 * @param functionsWithLines how many of them have line numbers
 * @param variables parameters and variables in them
 * @param splitFile the file that its entries are in as recorded ({@code .dwo}); empty if they are
 *     in the module
 * @param complete whether its entries were found; else only its lines are known
 */
public record DebugUnit(
        long offset,
        String name,
        String language,
        int version,
        String producer,
        int functions,
        int functionsWithLines,
        VariableCoverage variables,
        String splitFile,
        boolean complete) {}
