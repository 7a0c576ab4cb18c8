package dev.wasmscope.profiler.model;

import java.util.List;

/**
 * How often instructions of each kind were executed, by code; those that were not are left out.
 *
 * @param numbers the {@link #COLUMNS}
 */
public record OpcodeCounts(NumberColumns numbers) implements NumberTable {
    /** What there is of each, with names as in our own file. */
    public static final List<String> COLUMNS = List.of("opcode", "count");

    public OpcodeCounts {
        NumberTable.require(numbers, COLUMNS);
    }

    /** Code of the instruction, see {@link dev.wasmscope.engine.module.Opcode#code}. */
    public int opcode(int entry) {
        return (int) numbers.at(0, entry);
    }

    /** How often it was executed. */
    public long count(int entry) {
        return numbers.at(1, entry);
    }
}
