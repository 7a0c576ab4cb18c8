package dev.wasmscope.profiler.model;

import java.util.List;

/**
 * What each instruction read from and wrote to linear memory, summed over the run; {@link
 * CodePositions} says which lines they belong to.
 *
 * @param numbers the {@link #COLUMNS}, by function and offset
 */
public record MemoryTraffic(NumberColumns numbers) implements NumberTable {
    /**
     * {@code function}: index into {@link Profile#functions()}; {@code offset}: code offset of the
     * instruction; how often it read and wrote, and how many bytes.
     */
    public static final List<String> COLUMNS =
            List.of("function", "offset", "reads", "read-bytes", "writes", "written-bytes");

    public MemoryTraffic {
        NumberTable.require(numbers, COLUMNS);
    }

    public int function(int entry) {
        return (int) numbers.at(0, entry);
    }

    /** Code offset of the instruction. */
    public int offset(int entry) {
        return (int) numbers.at(1, entry);
    }

    public long reads(int entry) {
        return numbers.at(2, entry);
    }

    public long readBytes(int entry) {
        return numbers.at(3, entry);
    }

    public long writes(int entry) {
        return numbers.at(4, entry);
    }

    public long writtenBytes(int entry) {
        return numbers.at(5, entry);
    }
}
