package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.AllocationTable;
import dev.wasmscope.profiler.model.LiveBlocks;
import dev.wasmscope.profiler.model.LiveBlocks.Reach;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Who allocated, by call path, in an order of choice. */
public final class AllocationSites {
    private AllocationSites() {}

    /**
     * What was allocated on one call path.
     *
     * @param row of the allocating function in the profile's tree
     * @param blocks that were allocated
     * @param bytes that were asked for
     * @param liveBlocks not freed
     * @param liveBytes not freed
     * @param peakBytes live at the run's peak
     * @param meanLifetime of freed blocks in instructions; 0 if none was freed
     * @param lostBlocks live ones that nothing points to; 0 when nobody looked
     * @param lostBytes of those
     * @param firstLive clock when the oldest live block was allocated; -1 without any
     */
    public record Site(
            int row,
            long blocks,
            long bytes,
            long liveBlocks,
            long liveBytes,
            long peakBytes,
            long meanLifetime,
            long lostBlocks,
            long lostBytes,
            long firstLive) {}

    /** What sites are sorted by, most first. */
    public enum Order {
        ALLOCATED(Site::bytes, site -> true),
        BLOCKS(Site::blocks, site -> true),
        LIVE(Site::liveBytes, site -> site.liveBlocks() > 0),
        LOST(Site::lostBytes, site -> site.lostBlocks() > 0),
        PEAK(Site::peakBytes, site -> site.peakBytes() > 0);

        private final Comparator<Site> comparator;
        private final Predicate<Site> concerns;

        Order(ToLongFunction<Site> value, Predicate<Site> concerns) {
            this.comparator =
                    Comparator.comparingLong(value)
                            .reversed()
                            .thenComparing(Comparator.comparingLong(Site::liveBlocks).reversed())
                            .thenComparingInt(Site::row);
            this.concerns = concerns;
        }
    }

    /** The sites that an order concerns; none without an allocation profile. */
    public static List<Site> of(Profile profile, Order order) {
        AllocationTable table = profile.table(AllocationTable.class).orElse(null);
        if (table == null) {
            return List.of();
        }
        Map<Integer, long[]> live = liveByRow(profile);
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            sites.add(site(table, i, live.getOrDefault(table.row(i), new long[] {0, 0, -1})));
        }
        return sites.stream().filter(order.concerns).sorted(order.comparator).toList();
    }

    private static Site site(AllocationTable table, int i, long[] live) {
        return new Site(
                table.row(i),
                table.allocations(i),
                table.allocatedBytes(i),
                table.liveBlocks(i),
                table.liveBytes(i),
                table.peakBytes(i),
                table.frees(i) == 0 ? 0 : table.lifetime(i) / table.frees(i),
                live[0],
                live[1],
                live[2]);
    }

    /** Lost blocks, lost bytes and the clock of the first live block by row. */
    private static Map<Integer, long[]> liveByRow(Profile profile) {
        Map<Integer, long[]> byRow = new HashMap<>();
        profile.table(LiveBlocks.class)
                .ifPresent(
                        blocks -> {
                            for (int i = 0; i < blocks.size(); i++) {
                                long clock = blocks.clock(i);
                                long[] sums =
                                        byRow.computeIfAbsent(
                                                blocks.row(i), _ -> new long[] {0, 0, clock});
                                boolean lost = blocks.reach(i) == Reach.LOST;
                                sums[0] += lost ? 1 : 0;
                                sums[1] += lost ? blocks.bytes(i) : 0;
                                sums[2] = Math.min(sums[2], clock);
                            }
                        });
        return byRow;
    }
}
