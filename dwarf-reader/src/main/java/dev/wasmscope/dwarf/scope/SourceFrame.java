package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.line.SourcePosition;
import org.jspecify.annotations.Nullable;

/**
 * One frame as the source program sees it. A WebAssembly frame stands for several of these where
 * calls were inlined.
 *
 * @param pc the code address that was asked for
 * @param function the function
 * @param position in the innermost frame the place of the pc, in the others the place of the call
 *     that was inlined; null if not recorded
 * @param inlined whether this function's code is part of the next outer frame's function
 * @param depth 0 for the innermost frame, counting outwards
 */
public record SourceFrame(
        long pc,
        Function function,
        @Nullable SourcePosition position,
        boolean inlined,
        int depth) {}
