package dev.wasmscope.session;

import java.util.List;

/**
 * A breakpoint of the user at one moment; changes come as new values.
 *
 * @param id counts from 1, never used again
 * @param spec what was asked for
 * @param options when it stops, and what it does instead
 * @param locations where it landed: all inlined copies and template instances; empty while it is
 *     not bound
 * @param hitCount how often it was reached with its condition true in the present or last run
 * @param message what the user should know: {@code moved to line 12, the next with code}, why it is
 *     not bound, or what is wrong with its condition; else empty
 */
public record Breakpoint(
        int id,
        BreakpointSpec spec,
        BreakpointOptions options,
        List<BreakpointLocation> locations,
        long hitCount,
        String message) {
    public Breakpoint {
        locations = List.copyOf(locations);
    }

    /** Whether it does anything when it is reached. */
    public boolean enabled() {
        return options.enabled();
    }

    /** Whether it landed anywhere, or waits for events that can be told apart. */
    public boolean verified() {
        return spec.hasPlaces() ? !locations.isEmpty() : message.isEmpty();
    }

    /** What was asked for with its options, in one line. */
    public String text() {
        String more = options.text();
        return more.isEmpty() ? spec.text() : spec.text() + ", " + more;
    }

    /** The same with other options. */
    public Breakpoint withOptions(BreakpointOptions newOptions) {
        return new Breakpoint(id, spec, newOptions, locations, hitCount, message);
    }

    /** The same after so many hits. */
    public Breakpoint withHitCount(long newCount) {
        return new Breakpoint(id, spec, options, locations, newCount, message);
    }

    /** The same at other places. */
    public Breakpoint withLocations(List<BreakpointLocation> newLocations, String newMessage) {
        return new Breakpoint(id, spec, options, newLocations, hitCount, newMessage);
    }
}
