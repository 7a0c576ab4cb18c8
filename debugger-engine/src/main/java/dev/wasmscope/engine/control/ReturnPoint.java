package dev.wasmscope.engine.control;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.Optional;

/** Where frames return to. */
final class ReturnPoint {
    private ReturnPoint() {}

    /**
     * Of the innermost frame: the instruction behind the call, at the caller's depth; empty for the
     * outermost frame.
     */
    static Optional<InternalBreakpoint> of(Position now, StepMap map) {
        return of(now, map, 1);
    }

    /**
     * The same of a frame further out.
     *
     * @param frames how many are left: 1 for the innermost only
     */
    static Optional<InternalBreakpoint> of(Position now, StepMap map, int frames) {
        if (now.depth() <= frames) {
            return Optional.empty();
        }
        CodeLocation call = now.location(frames);
        CodeLocation after = new CodeLocation(call.functionIndex(), map.after(call));
        FrameDepths depths = FrameDepths.exactly(now.depth() - frames);
        return Optional.of(new InternalBreakpoint(after, depths));
    }
}
