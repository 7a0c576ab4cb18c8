package dev.wasmscope.profiler.model;

import java.util.List;

/**
 * Blocks that nobody had freed when the profile was taken, in the order they were allocated. Of
 * very many, the latest are left out; {@link AllocationTable} has the sums of all.
 *
 * @param numbers the {@link #COLUMNS}
 */
public record LiveBlocks(NumberColumns numbers) implements NumberTable {
    /**
     * {@code row} of the allocating function; {@code address}; size in {@code bytes}; {@code clock}
     * when it was allocated; {@code reach}, see {@link Reach}.
     */
    public static final List<String> COLUMNS = List.of("row", "address", "bytes", "clock", "reach");

    /** Whether the program could still get at a block. */
    public enum Reach {
        /** Nobody looked. */
        UNKNOWN,
        /** Something that looks like a pointer to it lies in static data, the stack or a global. */
        REACHABLE,
        /** The same, through other blocks. */
        THROUGH_BLOCKS,
        /** Nothing in memory points to it. */
        LOST
    }

    public LiveBlocks {
        NumberTable.require(numbers, COLUMNS);
        for (long reach : numbers.column("reach")) {
            if (reach < 0 || reach >= Reach.values().length) {
                throw new IllegalArgumentException("no such reach: " + reach);
            }
        }
    }

    public int row(int block) {
        return (int) numbers.at(0, block);
    }

    public long address(int block) {
        return numbers.at(1, block);
    }

    public long bytes(int block) {
        return numbers.at(2, block);
    }

    /** Executed instructions when it was allocated. */
    public long clock(int block) {
        return numbers.at(3, block);
    }

    public Reach reach(int block) {
        return Reach.values()[(int) numbers.at(4, block)];
    }

    @Override
    public boolean hasRows() {
        return true;
    }

    @Override
    public LiveBlocks moved(int[] newRow) {
        return new LiveBlocks(numbers.moved(newRow));
    }
}
