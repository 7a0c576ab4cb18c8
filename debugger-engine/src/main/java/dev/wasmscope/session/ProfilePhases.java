package dev.wasmscope.session;

import java.util.Optional;

/**
 * Which parts of a run a profile is of: those that satisfy all of this.
 *
 * @param from a place before which a part begins, each time the program comes by; without one the
 *     first begins with the run
 * @param to a place before which a part ends
 * @param below a function: only what runs while it is active counts
 * @param clockFrom the instruction clock from which on things count, exactly
 * @param clockTo the clock from which on they no longer do
 */
public record ProfilePhases(
        Optional<BreakpointSpec> from,
        Optional<BreakpointSpec> to,
        Optional<String> below,
        long clockFrom,
        long clockTo) {
    /** The whole run. */
    public static final ProfilePhases ALL =
            new ProfilePhases(
                    Optional.empty(), Optional.empty(), Optional.empty(), 0, Long.MAX_VALUE);

    public ProfilePhases {
        if (clockFrom < 0 || clockTo < clockFrom) {
            throw new IllegalArgumentException("clocks " + clockFrom + " to " + clockTo);
        }
    }

    /** The same between two places; an empty one is not asked for. */
    public ProfilePhases between(Optional<BreakpointSpec> first, Optional<BreakpointSpec> last) {
        return new ProfilePhases(first, last, below, clockFrom, clockTo);
    }

    /** The same below a function. */
    public ProfilePhases below(String function) {
        return new ProfilePhases(from, to, Optional.of(function), clockFrom, clockTo);
    }

    /** The same below any function. */
    public ProfilePhases everywhere() {
        return new ProfilePhases(from, to, Optional.empty(), clockFrom, clockTo);
    }

    /** The same within a range of the instruction clock. */
    public ProfilePhases within(long first, long end) {
        return new ProfilePhases(from, to, below, first, end);
    }
}
