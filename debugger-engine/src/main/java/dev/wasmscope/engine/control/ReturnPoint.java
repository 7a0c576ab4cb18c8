package dev.wasmscope.engine.control;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.Optional;

/** Where the innermost frame returns to. */
final class ReturnPoint {
    private ReturnPoint() {}

    /** The instruction behind the call, at the caller's depth; empty for the outermost frame. */
    static Optional<InternalBreakpoint> of(Position now, StepMap map) {
        if (now.depth() < 2) {
            return Optional.empty();
        }
        CodeLocation call = now.location(1);
        CodeLocation after = new CodeLocation(call.functionIndex(), map.after(call));
        return Optional.of(new InternalBreakpoint(after, FrameDepths.exactly(now.depth() - 1)));
    }
}
