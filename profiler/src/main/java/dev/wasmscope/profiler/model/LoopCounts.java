package dev.wasmscope.profiler.model;

import java.util.List;

/**
 * How often every loop of the functions that ran was entered, and how often its body was begun.
 *
 * @param numbers the {@link #COLUMNS}
 */
public record LoopCounts(NumberColumns numbers) implements NumberTable {
    /** What there is of each, with names as in our own file. */
    public static final List<String> COLUMNS =
            List.of("function", "offset", "end", "entries", "iterations");

    public LoopCounts {
        NumberTable.require(numbers, COLUMNS);
    }

    /** Index into {@link Profile#functions()}. */
    public int function(int entry) {
        return (int) numbers.at(0, entry);
    }

    /** Code offset of the {@code loop}. */
    public int offset(int entry) {
        return (int) numbers.at(1, entry);
    }

    /** Code offset behind the {@code end} of the loop. */
    public int end(int entry) {
        return (int) numbers.at(2, entry);
    }

    /** How often it was entered from above. */
    public long entries(int entry) {
        return numbers.at(3, entry);
    }

    /** How often its body was begun. */
    public long iterations(int entry) {
        return numbers.at(4, entry);
    }
}
