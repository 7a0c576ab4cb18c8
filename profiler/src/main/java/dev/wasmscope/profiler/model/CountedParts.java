package dev.wasmscope.profiler.model;

import java.util.List;

/**
 * The parts of the run that a profile is of, in order; a profile without them is of the whole run.
 *
 * @param numbers the {@link #COLUMNS}
 */
public record CountedParts(NumberColumns numbers) implements NumberTable {
    /** {@code from} and {@code to}: instructions executed before the first and at the end. */
    public static final List<String> COLUMNS = List.of("from", "to");

    public CountedParts {
        NumberTable.require(numbers, COLUMNS);
    }

    /** The instruction clock where a part begins. */
    public long from(int part) {
        return numbers.at(0, part);
    }

    /** The clock where it ends. */
    public long to(int part) {
        return numbers.at(1, part);
    }
}
