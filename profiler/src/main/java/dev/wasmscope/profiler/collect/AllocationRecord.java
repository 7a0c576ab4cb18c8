package dev.wasmscope.profiler.collect;

import dev.wasmscope.profiler.allocator.AllocatorFunction;
import dev.wasmscope.profiler.model.AllocationHistogram;
import dev.wasmscope.profiler.model.AllocationTable;
import dev.wasmscope.profiler.model.AllocationTotals;
import dev.wasmscope.profiler.model.BadFrees;
import dev.wasmscope.profiler.model.LiveBlocks;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.NumberColumns;
import dev.wasmscope.profiler.model.Profile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** The blocks of a run: what is live, and the sums of what was. */
final class AllocationRecord {
    /** Live blocks that a finished profile lists at most. */
    static final int MOST_LISTED = 1 << 18;

    private static final int BUCKETS = Long.SIZE + 1;

    private final BlockMap blocks = new BlockMap();
    private final PathSums paths = new PathSums();
    private final ClockIntervals intervals = new ClockIntervals();
    private final long[][] histogram = new long[AllocationHistogram.COLUMNS.size()][BUCKETS];
    private final TreeMap<Integer, long[]> badFrees = new TreeMap<>();
    private long failed;
    private long doubleFrees;
    private long unknownFrees;
    private long unseenFrees;

    void allocate(long address, long bytes, int row, long clock) {
        int present = blocks.find(address);
        if (blocks.isLive(present)) {
            unseenFrees++;
            end(present, clock);
        }
        blocks.put(address, bytes, row, clock);
        paths.allocated(row, bytes, clock);
        intervals.allocated(bytes, clock);
        int bucket = AllocationHistogram.row(bytes);
        histogram[0][bucket]++;
        histogram[1][bucket] += bytes;
    }

    /** The block at an address has another address too. */
    void alsoKnownAs(long other, long address) {
        if (!blocks.isLive(blocks.find(other))) {
            blocks.name(other, blocks.find(address));
        }
    }

    boolean isLive(long address) {
        return blocks.isLive(blocks.find(address));
    }

    /** Frees what is at an address, if something is. */
    void free(long address, long clock) {
        int block = blocks.find(address);
        if (blocks.isLive(block)) {
            end(block, clock);
        }
    }

    /** The guest frees what cannot be freed. */
    void badFree(long address, int row, long clock) {
        boolean again = blocks.find(address) != BlockMap.NONE;
        long[] bad = badFrees.computeIfAbsent(row, _ -> new long[] {row, 0, 0, address, clock});
        bad[again ? 1 : 2]++;
        doubleFrees += again ? 1 : 0;
        unknownFrees += again ? 0 : 1;
    }

    private void end(int block, long clock) {
        long lifetime = clock - blocks.birth(block);
        paths.freed(blocks.row(block), blocks.bytes(block), lifetime);
        intervals.freed(blocks.bytes(block), clock);
        histogram[2][AllocationHistogram.row(lifetime)]++;
        blocks.free(block);
    }

    /** An allocator gave no memory. */
    void failed(long bytes) {
        failed += bytes == 0 ? 0 : 1;
    }

    /** The profile with the tables, and columns by row. */
    Profile addTo(Profile profile, List<AllocatorFunction> allocators, long clock) {
        AllocationTable table = paths.toTable();
        int rows = profile.tree().size();
        return profile.with(table)
                .with(totals(allocators, clock))
                .with(histogram())
                .with(intervals.toTable(clock))
                .with(liveBlocks())
                .with(badFrees())
                .with(Measure.ALLOCATIONS, byRow(rows, table, table::allocations))
                .with(Measure.ALLOCATED_BYTES, byRow(rows, table, table::allocatedBytes))
                .with(Measure.FREES, byRow(rows, table, table::frees))
                .with(Measure.FREED_BYTES, byRow(rows, table, table::freedBytes))
                .with(Measure.LIVE_BLOCKS, byRow(rows, table, table::liveBlocks))
                .with(Measure.LIVE_BYTES, byRow(rows, table, table::liveBytes))
                .with(Measure.PEAK_BYTES, byRow(rows, table, table::peakBytes));
    }

    private static long[] byRow(int rows, AllocationTable table, IntToLongFunction value) {
        long[] column = new long[rows];
        for (int entry = 0; entry < table.size(); entry++) {
            column[table.row(entry)] = value.applyAsLong(entry);
        }
        return column;
    }

    private AllocationTotals totals(List<AllocatorFunction> allocators, long clock) {
        boolean collected = allocators.stream().anyMatch(AllocatorFunction::collected);
        long[] row = {
            paths.peakBlocks(),
            paths.peakBytes(),
            paths.peakClock(),
            failed,
            doubleFrees,
            unknownFrees,
            unseenFrees,
            collected ? 1 : 0,
            IntStream.range(0, blocks.size()).mapToLong(blocks::address).min().orElse(0),
            clock
        };
        List<String> texts =
                allocators.stream()
                        .map(f -> "%s (%s): %s".formatted(f.name(), f.family(), f.role().text()))
                        .toList();
        return new AllocationTotals(
                NumberColumns.ofRows(AllocationTotals.COLUMNS, List.of(row)), texts);
    }

    private AllocationHistogram histogram() {
        int used = BUCKETS;
        while (used > 1 && histogram[0][used - 1] + histogram[2][used - 1] == 0) {
            used--;
        }
        int length = used;
        long[][] columns =
                Arrays.stream(histogram).map(c -> Arrays.copyOf(c, length)).toArray(long[][]::new);
        return new AllocationHistogram(new NumberColumns(AllocationHistogram.COLUMNS, columns));
    }

    private LiveBlocks liveBlocks() {
        List<long[]> live =
                IntStream.range(0, blocks.size())
                        .filter(blocks::isLive)
                        .boxed()
                        .sorted(
                                Comparator.<Integer>comparingLong(blocks::birth)
                                        .thenComparingLong(blocks::address))
                        .limit(MOST_LISTED)
                        .map(
                                block ->
                                        new long[] {
                                            blocks.row(block),
                                            blocks.address(block),
                                            blocks.bytes(block),
                                            blocks.birth(block),
                                            LiveBlocks.Reach.UNKNOWN.ordinal()
                                        })
                        .toList();
        return new LiveBlocks(NumberColumns.ofRows(LiveBlocks.COLUMNS, live));
    }

    private BadFrees badFrees() {
        return new BadFrees(NumberColumns.ofRows(BadFrees.COLUMNS, List.copyOf(badFrees.values())));
    }
}
