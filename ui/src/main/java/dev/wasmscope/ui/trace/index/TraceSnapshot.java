package dev.wasmscope.ui.trace.index;

import java.util.List;

/**
 * The answer to a {@link TraceQuery} at one moment.
 *
 * @param query that it answers
 * @param generation of the store whose rows these are
 * @param rows the calls that the filter and the range leave
 * @param groups of these calls, in the order of their first calls; empty when none were asked for
 * @param byClock all calls that the filter leaves, over the instruction clock
 * @param byTime the same over the host's time
 * @param kept calls that the store keeps
 * @param dropped calls that the store no longer keeps
 * @param complete whether every kept call was looked at
 */
public record TraceSnapshot(
        TraceQuery query,
        int generation,
        RowSlice rows,
        List<CallGroup> groups,
        TimeHistogram byClock,
        TimeHistogram byTime,
        long kept,
        long dropped,
        boolean complete) {
    /** Of no calls. */
    public static final TraceSnapshot EMPTY =
            new TraceSnapshot(
                    TraceQuery.ALL,
                    0,
                    RowSlice.EMPTY,
                    List.of(),
                    TimeHistogram.EMPTY,
                    TimeHistogram.EMPTY,
                    0,
                    0,
                    true);

    public TraceSnapshot {
        groups = List.copyOf(groups);
    }

    /** The calls over time. */
    public TimeHistogram histogram(TimeAxis axis) {
        return axis == TimeAxis.CLOCK ? byClock : byTime;
    }
}
