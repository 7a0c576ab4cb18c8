package dev.wasmscope.engine.control;

import java.util.List;

/**
 * Runs until the innermost function, or one further out, has returned.
 *
 * <p>Contract. One internal breakpoint behind the call that made the frame, at the caller's depth.
 * The step ends there, in the middle of the caller's line, as GDB's {@code finish} and LLDB's
 * {@code thread step-out} do: what the line does with the result is still to come. A caller without
 * source is left in the same way; with none left the program runs to its end. So an activation of
 * the same function further in never ends the step.
 */
public final class StepOut implements Plan {
    private final StepMap map;
    private final int frames;
    private final boolean anyCaller;

    /** Out of the innermost frame, to the nearest caller with source. */
    public StepOut(StepMap map) {
        this(map, 1, false);
    }

    /**
     * Out of several frames.
     *
     * @param frames how many are left: 1 for the innermost only
     * @param anyCaller whether the step ends in a caller without source too
     */
    public StepOut(StepMap map, int frames, boolean anyCaller) {
        this.map = map;
        this.frames = frames;
        this.anyCaller = anyCaller;
    }

    @Override
    public Move begin(Position now) {
        return leave(now, frames);
    }

    private Move leave(Position now, int count) {
        return new Move.Run(ReturnPoint.of(now, map, count).map(List::of).orElse(List.of()));
    }

    @Override
    public Move arrived(Position now) {
        return anyCaller || map.region(now.top()).hasSource() ? new Move.Done() : leave(now, 1);
    }
}
