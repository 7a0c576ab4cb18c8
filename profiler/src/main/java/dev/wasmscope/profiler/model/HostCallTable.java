package dev.wasmscope.profiler.model;

import java.util.List;
import java.util.Map;

/**
 * What calls of host functions (WASI) cost on each call path. The row is that of the host function,
 * so its parent is who called it.
 *
 * @param numbers the {@link #COLUMNS}
 */
public record HostCallTable(NumberColumns numbers) implements NumberTable {
    /**
     * {@code row} of the call tree; {@code calls}; {@code failures}: those that returned an error
     * or trapped; {@code bytes} of input and output moved; {@code time} in the host and of the
     * {@code longest} call in nanoseconds, which differ from run to run.
     */
    public static final List<String> COLUMNS =
            List.of("row", "calls", "failures", "bytes", "time", "longest");

    public HostCallTable {
        NumberTable.require(numbers, COLUMNS);
    }

    public int row(int entry) {
        return (int) numbers.at(0, entry);
    }

    public long calls(int entry) {
        return numbers.at(1, entry);
    }

    public long failures(int entry) {
        return numbers.at(2, entry);
    }

    public long bytes(int entry) {
        return numbers.at(3, entry);
    }

    /** Nanoseconds in the host. */
    public long time(int entry) {
        return numbers.at(4, entry);
    }

    /** Nanoseconds of the longest call. */
    public long longest(int entry) {
        return numbers.at(5, entry);
    }

    @Override
    public boolean hasRows() {
        return true;
    }

    @Override
    public HostCallTable moved(int[] newRow) {
        return new HostCallTable(
                numbers.moved(newRow).merged(Map.of("longest", (a, b) -> Math.max(a, b))));
    }
}
