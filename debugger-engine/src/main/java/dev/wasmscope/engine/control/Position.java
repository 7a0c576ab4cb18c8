package dev.wasmscope.engine.control;

import dev.wasmscope.engine.module.CodeLocation;

/** Where the guest stands, as far as plans need it. */
public interface Position {
    /** Number of wasm frames. */
    int depth();

    /**
     * Where a frame stands: the next instruction to execute, or in a caller its call instruction.
     *
     * @param fromTop 0 for the innermost frame
     */
    CodeLocation location(int fromTop);

    /** The innermost frame's location. */
    default CodeLocation top() {
        return location(0);
    }
}
