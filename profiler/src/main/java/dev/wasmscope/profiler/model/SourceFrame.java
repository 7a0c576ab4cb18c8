package dev.wasmscope.profiler.model;

import java.util.Optional;

/**
 * A place in the source that a place in the code belongs to.
 *
 * @param name the function, as shown
 * @param file the source file, as recorded by the compiler
 * @param line one-based, 0 when unknown
 * @param column one-based, 0 when unknown
 */
public record SourceFrame(String name, Optional<String> file, int line, int column) {}
