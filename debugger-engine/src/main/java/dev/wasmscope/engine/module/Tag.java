package dev.wasmscope.engine.module;

import org.jspecify.annotations.Nullable;

/**
 * An exception tag of the module's index space (core specification 2.5.7).
 *
 * @param imported the import it comes from, or null
 */
public record Tag(int index, TagType type, @Nullable Import imported) {}
