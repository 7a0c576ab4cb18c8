package dev.wasmscope.engine.module;

import org.jspecify.annotations.Nullable;

/**
 * A global of the module's index space (core specification 2.5.6).
 *
 * @param imported the import it comes from, or null
 * @param init its initial value; null exactly for imports
 */
public record Global(
        int index, GlobalType type, @Nullable Import imported, @Nullable ConstExpr init) {}
