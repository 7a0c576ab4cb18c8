package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.scope.Availability;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.section.UnitOffset;

/**
 * One compilation unit.
 *
 * @param offset where it is
 * @param version its DWARF version
 * @param name the main source file as recorded
 * @param compileDirectory the folder the compiler ran in
 * @param producer the compiler that wrote it
 * @param language its source language
 * @param functions number of functions that have code
 * @param functionsWithLines how many of them have line numbers
 * @param variables its variables, and in how much of their scopes they can be read
 * @param splitFile the file that its entries are in as the compiler recorded it; empty if they are
 *     in the module
 * @param complete whether its entries were found
 */
public record UnitSummary(
        UnitOffset offset,
        int version,
        String name,
        String compileDirectory,
        String producer,
        Language language,
        int functions,
        int functionsWithLines,
        Availability variables,
        String splitFile,
        boolean complete) {}
