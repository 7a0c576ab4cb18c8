package dev.wasmscope.engine.control;

import java.util.List;

/**
 * Runs until the innermost function has returned.
 *
 * <p>Contract. One internal breakpoint behind the call that made the frame, at the caller's depth.
 * The step ends there, in the middle of the caller's line, as GDB's {@code finish} and LLDB's
 * {@code thread step-out} do: what the line does with the result is still to come. A caller without
 * source is left in the same way; with none left the program runs to its end.
 */
public final class StepOut implements Plan {
    private final StepMap map;

    public StepOut(StepMap map) {
        this.map = map;
    }

    @Override
    public Move begin(Position now) {
        return new Move.Run(ReturnPoint.of(now, map).map(List::of).orElse(List.of()));
    }

    @Override
    public Move arrived(Position now) {
        return map.region(now.top()).hasSource() ? new Move.Done() : begin(now);
    }
}
