package dev.wasmscope.ui.trace.index;

import dev.wasmscope.engine.host.trace.CallFilter;
import java.util.Optional;

/**
 * What a user wants to see of a trace.
 *
 * @param filter which calls
 * @param range when; empty for the whole run
 * @param grouping in which groups
 */
public record TraceQuery(CallFilter filter, Optional<TimeRange> range, Grouping grouping) {
    /** Every call, in no groups. */
    public static final TraceQuery ALL =
            new TraceQuery(CallFilter.ALL, Optional.empty(), Grouping.NONE);
}
