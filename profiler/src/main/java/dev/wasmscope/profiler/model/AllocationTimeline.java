package dev.wasmscope.profiler.model;

import java.util.List;

/**
 * Allocation over time: the run in equal intervals of the instruction clock.
 *
 * @param numbers the {@link #COLUMNS}
 */
public record AllocationTimeline(NumberColumns numbers) implements NumberTable {
    /**
     * {@code clock} behind the interval; {@code live-bytes} and {@code live-blocks} then; {@code
     * most-bytes} that were live within it; what was allocated and freed within it.
     */
    public static final List<String> COLUMNS =
            List.of(
                    "clock",
                    "live-bytes",
                    "live-blocks",
                    "most-bytes",
                    "allocations",
                    "allocated-bytes",
                    "frees",
                    "freed-bytes");

    public AllocationTimeline {
        NumberTable.require(numbers, COLUMNS);
    }

    public long clock(int interval) {
        return numbers.at(0, interval);
    }

    public long liveBytes(int interval) {
        return numbers.at(1, interval);
    }

    public long liveBlocks(int interval) {
        return numbers.at(2, interval);
    }

    public long mostBytes(int interval) {
        return numbers.at(3, interval);
    }

    public long allocations(int interval) {
        return numbers.at(4, interval);
    }

    public long allocatedBytes(int interval) {
        return numbers.at(5, interval);
    }

    public long frees(int interval) {
        return numbers.at(6, interval);
    }

    public long freedBytes(int interval) {
        return numbers.at(7, interval);
    }
}
