package dev.wasmscope.profiler.model;

import java.util.List;

/**
 * Sizes of linear memories over time: the first entry of a memory is its size at the start, each
 * further one its size behind a {@code memory.grow}.
 *
 * @param numbers the {@link #COLUMNS}
 */
public record MemoryTimeline(NumberColumns numbers) implements NumberTable {
    /**
     * {@code instance} and {@code memory}: index in its memory index space; {@code clock}:
     * instructions at the last call or return before; {@code time} in nanoseconds since the start;
     * size in {@code bytes}.
     */
    public static final List<String> COLUMNS =
            List.of("instance", "memory", "clock", "time", "bytes");

    public MemoryTimeline {
        NumberTable.require(numbers, COLUMNS);
    }

    public int instance(int entry) {
        return (int) numbers.at(0, entry);
    }

    public int memory(int entry) {
        return (int) numbers.at(1, entry);
    }

    public long clock(int entry) {
        return numbers.at(2, entry);
    }

    /** Nanoseconds since the start of the run; differs from run to run. */
    public long time(int entry) {
        return numbers.at(3, entry);
    }

    public long bytes(int entry) {
        return numbers.at(4, entry);
    }
}
