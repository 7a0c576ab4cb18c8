package dev.wasmscope.dwarf;

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
 */
public record UnitSummary(
        UnitOffset offset,
        int version,
        String name,
        String compileDirectory,
        String producer,
        Language language) {}
