package dev.wasmscope.session;

import java.util.List;

/**
 * A breakpoint of the user at one moment; changes come as new values.
 *
 * @param id counts from 1, never used again
 * @param spec what was asked for
 * @param enabled whether it stops
 * @param locations where it landed: all inlined copies and template instances; empty while it is
 *     not bound
 * @param hitCount how often it stopped the program, all runs of this session
 * @param message what the user should know: {@code moved to line 12, the next with code}, or why it
 *     is not bound; else empty
 */
public record Breakpoint(
        int id,
        BreakpointSpec spec,
        boolean enabled,
        List<BreakpointLocation> locations,
        long hitCount,
        String message) {
    public Breakpoint {
        locations = List.copyOf(locations);
    }

    /** Whether it landed anywhere, or waits for calls that can be told apart. */
    public boolean verified() {
        return spec instanceof BreakpointSpec.HostCall ? message.isEmpty() : !locations.isEmpty();
    }
}
