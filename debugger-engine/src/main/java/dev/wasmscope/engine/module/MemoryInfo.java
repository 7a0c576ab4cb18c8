package dev.wasmscope.engine.module;

import org.jspecify.annotations.Nullable;

/**
 * A memory of the module's index space (core specification 2.5.5).
 *
 * @param imported the import it comes from, or null
 */
public record MemoryInfo(int index, MemoryType type, @Nullable Import imported) {}
