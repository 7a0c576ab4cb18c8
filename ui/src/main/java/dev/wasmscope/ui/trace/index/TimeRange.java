package dev.wasmscope.ui.trace.index;

/**
 * A stretch of time.
 *
 * @param axis how it is measured
 * @param from first moment
 * @param to last moment, not before {@code from}
 */
public record TimeRange(TimeAxis axis, long from, long to) {
    public TimeRange {
        if (to < from) {
            throw new IllegalArgumentException("a range from " + from + " to " + to);
        }
    }

    /** Whether a moment lies in it. */
    public boolean contains(long moment) {
        return moment >= from && moment <= to;
    }
}
