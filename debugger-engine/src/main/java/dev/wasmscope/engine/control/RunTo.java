package dev.wasmscope.engine.control;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;

/**
 * Runs until one of some places is reached, in any frame; with no places, just runs.
 *
 * <p>Contract. One internal breakpoint at each place, for every depth; the plan ends at the first.
 */
public final class RunTo implements Plan {
    private final List<CodeLocation> places;

    public RunTo(List<CodeLocation> places) {
        this.places = List.copyOf(places);
    }

    /** Runs on to whatever stops the guest next; sets nothing. */
    public static RunTo nextStop() {
        return new RunTo(List.of());
    }

    @Override
    public Move begin(Position now) {
        return new Move.Run(
                places.stream().map(p -> new InternalBreakpoint(p, FrameDepths.ANY)).toList());
    }

    @Override
    public Move arrived(Position now) {
        return new Move.Done();
    }
}
