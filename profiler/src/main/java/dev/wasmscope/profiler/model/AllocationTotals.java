package dev.wasmscope.profiler.model;

import java.util.List;

/**
 * What an allocation profile says of the run as a whole.
 *
 * @param numbers the {@link #COLUMNS}, one row
 * @param texts the functions that were taken for allocators: {@code malloc (C): allocate(0)}
 */
public record AllocationTotals(NumberColumns numbers, List<String> texts) implements NumberTable {
    /**
     * {@code peak-blocks} and {@code peak-bytes} that were live at {@code peak-clock}; {@code
     * failed}: calls that gave no memory; {@code double-frees} of what was freed already; {@code
     * unknown-frees} of what was never allocated; {@code unseen-frees}: blocks whose place was
     * given out again although nobody freed them; {@code collected}: 1 if a garbage collector frees
     * without calls; {@code heap}: the lowest address of a block; {@code clock} at the end.
     */
    public static final List<String> COLUMNS =
            List.of(
                    "peak-blocks",
                    "peak-bytes",
                    "peak-clock",
                    "failed",
                    "double-frees",
                    "unknown-frees",
                    "unseen-frees",
                    "collected",
                    "heap",
                    "clock");

    public AllocationTotals {
        NumberTable.require(numbers, COLUMNS);
        texts = List.copyOf(texts);
        if (numbers.size() != 1) {
            throw new IllegalArgumentException("totals need one row");
        }
    }

    public long peakBlocks() {
        return numbers.at(0, 0);
    }

    public long peakBytes() {
        return numbers.at(1, 0);
    }

    /** Executed instructions when most bytes were live. */
    public long peakClock() {
        return numbers.at(2, 0);
    }

    public long failed() {
        return numbers.at(3, 0);
    }

    public long doubleFrees() {
        return numbers.at(4, 0);
    }

    public long unknownFrees() {
        return numbers.at(5, 0);
    }

    public long unseenFrees() {
        return numbers.at(6, 0);
    }

    /** Whether a garbage collector frees blocks without any call. */
    public boolean collected() {
        return numbers.at(7, 0) != 0;
    }

    /** The lowest address of a block; 0 without any. */
    public long heap() {
        return numbers.at(8, 0);
    }

    /** Executed instructions at the end. */
    public long clock() {
        return numbers.at(9, 0);
    }
}
