package dev.wasmscope.engine.module;

import org.jspecify.annotations.Nullable;

/**
 * A table of the module's index space (core specification 2.5.4).
 *
 * @param imported the import it comes from, or null
 * @param init the initial value of every element, or null for the null reference (or an import)
 */
public record Table(
        int index, TableType type, @Nullable Import imported, @Nullable ConstExpr init) {}
