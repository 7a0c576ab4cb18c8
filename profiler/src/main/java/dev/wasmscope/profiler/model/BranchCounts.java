package dev.wasmscope.profiler.model;

import java.util.List;

/**
 * How often conditional branches were taken: every {@code if}, {@code br_if}, {@code br_on_…} and
 * each label of every {@code br_table} of the functions that ran, executed or not.
 *
 * @param numbers the {@link #COLUMNS}
 */
public record BranchCounts(NumberColumns numbers) implements NumberTable {
    /** What there is of each, with names as in our own file. */
    public static final List<String> COLUMNS =
            List.of("function", "offset", "opcode", "label", "taken", "not-taken");

    public BranchCounts {
        NumberTable.require(numbers, COLUMNS);
    }

    /** Index into {@link Profile#functions()}. */
    public int function(int entry) {
        return (int) numbers.at(0, entry);
    }

    /** Code offset of the instruction. */
    public int offset(int entry) {
        return (int) numbers.at(1, entry);
    }

    /** Its code, see {@link dev.wasmscope.engine.module.Opcode#code}. */
    public int opcode(int entry) {
        return (int) numbers.at(2, entry);
    }

    /** Of a {@code br_table}, in their order, the last being the default; else 0. */
    public int label(int entry) {
        return (int) numbers.at(3, entry);
    }

    /** How often it was taken; of an {@code if}, its condition held. */
    public long taken(int entry) {
        return numbers.at(4, entry);
    }

    /** How often it was executed and not taken. */
    public long notTaken(int entry) {
        return numbers.at(5, entry);
    }
}
