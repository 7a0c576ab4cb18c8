package dev.wasmscope.profiler.model;

import java.util.List;
import java.util.Map;

/**
 * What was allocated on each call path. The row is that of the allocating function itself, so its
 * parent is who asked for the memory and its call site is where.
 *
 * @param numbers the {@link #COLUMNS}
 */
public record AllocationTable(NumberColumns numbers) implements NumberTable {
    /**
     * {@code row} of the call tree; {@code allocations} and {@code allocated-bytes} as asked for;
     * {@code frees} and {@code freed-bytes} of blocks that were allocated here; {@code peak-blocks}
     * and {@code peak-bytes} that were live when most bytes of the run were; {@code lifetime}:
     * instructions between allocation and free, summed over the freed blocks.
     */
    public static final List<String> COLUMNS =
            List.of(
                    "row",
                    "allocations",
                    "allocated-bytes",
                    "frees",
                    "freed-bytes",
                    "peak-blocks",
                    "peak-bytes",
                    "lifetime");

    public AllocationTable {
        NumberTable.require(numbers, COLUMNS);
    }

    /** Row of the call tree. */
    public int row(int entry) {
        return (int) numbers.at(0, entry);
    }

    public long allocations(int entry) {
        return numbers.at(1, entry);
    }

    public long allocatedBytes(int entry) {
        return numbers.at(2, entry);
    }

    public long frees(int entry) {
        return numbers.at(3, entry);
    }

    public long freedBytes(int entry) {
        return numbers.at(4, entry);
    }

    public long peakBlocks(int entry) {
        return numbers.at(5, entry);
    }

    public long peakBytes(int entry) {
        return numbers.at(6, entry);
    }

    /** Instructions that the freed blocks lived, summed. */
    public long lifetime(int entry) {
        return numbers.at(7, entry);
    }

    /** Blocks that were not freed. */
    public long liveBlocks(int entry) {
        return allocations(entry) - frees(entry);
    }

    /** Bytes that were not freed. */
    public long liveBytes(int entry) {
        return allocatedBytes(entry) - freedBytes(entry);
    }

    @Override
    public boolean hasRows() {
        return true;
    }

    @Override
    public AllocationTable moved(int[] newRow) {
        return new AllocationTable(numbers.moved(newRow).merged(Map.of()));
    }
}
