package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.line.SourcePosition;
import org.jspecify.annotations.Nullable;

/**
 * What the entry of a function or of an inlined call says.
 *
 * @param function the function
 * @param call where an inlined call was; null for a function, or if it is not recorded
 */
record DescribedFunction(Function function, @Nullable SourcePosition call) {}
