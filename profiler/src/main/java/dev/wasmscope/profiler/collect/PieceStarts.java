package dev.wasmscope.profiler.collect;

import dev.wasmscope.profiler.model.FunctionKey;

/** Where the source position changes in a function's code. */
@FunctionalInterface
public interface PieceStarts {
    /** Nothing is known of source positions. */
    PieceStarts NONE = _ -> new int[0];

    /** Code offsets at which a position begins, in any order. */
    int[] of(FunctionKey.Code function);
}
