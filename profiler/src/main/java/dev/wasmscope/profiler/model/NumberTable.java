package dev.wasmscope.profiler.model;

import java.util.List;

/** A detail table that is nothing but columns of numbers, and perhaps some lines of text. */
public sealed interface NumberTable extends ProfileTable
        permits AllocationTable,
                AllocationTotals,
                AllocationHistogram,
                AllocationTimeline,
                BadFrees,
                LiveBlocks,
                MemoryTimeline,
                PageHeat,
                MemoryTraffic,
                HostCallTable,
                BranchCounts,
                CountedParts,
                LoopCounts,
                OpcodeCounts {

    NumberColumns numbers();

    /** What there is besides numbers. */
    default List<String> texts() {
        return List.of();
    }

    /** Number of rows. */
    default int size() {
        return numbers().size();
    }

    /**
     * Checks that a table has its columns.
     *
     * @throws IllegalArgumentException if not
     */
    static void require(NumberColumns numbers, List<String> names) {
        if (!numbers.names().equals(names)) {
            throw new IllegalArgumentException("columns " + numbers.names() + ", not " + names);
        }
    }
}
