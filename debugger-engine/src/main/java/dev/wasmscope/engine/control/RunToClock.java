package dev.wasmscope.engine.control;

/**
 * Runs until so many instructions have been executed, through breakpoints of every kind.
 *
 * <p>Contract. No internal breakpoint; the plan ends exactly there, or at once if the guest is
 * already there or behind.
 *
 * @param clock as {@link Guest#clock} counts
 */
public record RunToClock(long clock) implements Plan {
    @Override
    public Move begin(Position now) {
        return new Move.RunToClock(clock);
    }

    @Override
    public Move arrived(Position now) {
        return new Move.Done();
    }
}
