package dev.wasmscope.profiler.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.probe.ProbedValues;
import dev.wasmscope.profiler.allocator.Allocators;
import dev.wasmscope.profiler.allocator.NamedFunction;
import dev.wasmscope.profiler.model.AllocationHistogram;
import dev.wasmscope.profiler.model.AllocationTable;
import dev.wasmscope.profiler.model.AllocationTimeline;
import dev.wasmscope.profiler.model.AllocationTotals;
import dev.wasmscope.profiler.model.BadFrees;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.LiveBlocks;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Blocks from the calls of allocators: sums by path, live ones, the peak, frees that are wrong. */
class AllocationCollectorTest {
    private static final int MALLOC = 0;
    private static final int CALLOC = 1;
    private static final int REALLOC = 2;
    private static final int FREE = 3;
    private static final int MEMALIGN = 4;
    private static final int NEW = 5;

    private static final Allocators ALLOCATORS =
            Allocators.find(
                    List.of(
                            NamedFunction.of(MALLOC, List.of("malloc"), "(i32) -> (i32)"),
                            NamedFunction.of(CALLOC, List.of("calloc"), "(i32, i32) -> (i32)"),
                            NamedFunction.of(REALLOC, List.of("realloc"), "(i32, i32) -> (i32)"),
                            NamedFunction.of(FREE, List.of("free"), "(i32) -> ()"),
                            NamedFunction.of(
                                    MEMALIGN,
                                    List.of("posix_memalign"),
                                    "(i32, i32, i32) -> (i32)"),
                            NamedFunction.of(
                                    NEW, List.of("~lib/rt/itcms/__new"), "(i32, i32) -> (i32)")),
                    List.of());

    private int row = 1;
    private long clock;
    private final AllocationCollector collector = new AllocationCollector(() -> row);

    AllocationCollectorTest() {
        collector.follow(ALLOCATORS);
        for (int function = MALLOC; function <= NEW; function++) {
            collector.probes(0, function);
        }
    }

    private record Values(long... values) implements ProbedValues {
        @Override
        public int count() {
            return values.length;
        }

        @Override
        public long unsigned(int index) {
            return values[index];
        }

        @Override
        public long pointerAt(long address) {
            return address + 0x1000;
        }
    }

    private void enter(int function, long... arguments) {
        collector.entered(function, new Values(arguments), clock++);
    }

    private void leave(int function, long... results) {
        collector.returned(function, new Values(results), clock++);
    }

    private void call(int function, long result, long... arguments) {
        enter(function, arguments);
        leave(function, result);
    }

    private Profile profile() {
        int rows = 8;
        int[] parent = new int[rows];
        parent[0] = CallTree.NONE;
        int[] function = new int[rows];
        function[0] = CallTree.NONE;
        Profile empty =
                Profile.exact(
                        "test",
                        List.of(new FunctionKey.Code(0, 0)),
                        List.of(FunctionLabel.named("f")),
                        new CallTree(parent, function, new long[rows], new long[rows]));
        return collector.addTo(empty, clock);
    }

    /** {@code row: blocks/bytes freed blocks/bytes peak bytes}. */
    private static String sums(Profile profile) {
        AllocationTable table = profile.table(AllocationTable.class).orElseThrow();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            lines.add(
                    "%d: %d/%d -%d/%d ^%d"
                            .formatted(
                                    table.row(i),
                                    table.allocations(i),
                                    table.allocatedBytes(i),
                                    table.frees(i),
                                    table.freedBytes(i),
                                    table.peakBytes(i)));
        }
        return String.join(", ", lines);
    }

    private static String live(Profile profile) {
        LiveBlocks blocks = profile.table(LiveBlocks.class).orElseThrow();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            lines.add("%d@%x row %d".formatted(blocks.bytes(i), blocks.address(i), blocks.row(i)));
        }
        return String.join(", ", lines);
    }

    @Test
    void everyKindOfAllocatorCounts() {
        call(MALLOC, 0x100, 10);
        row = 2;
        call(CALLOC, 0x200, 3, 20);
        row = 3;
        call(REALLOC, 0x300, 0x100, 50); // moved
        call(REALLOC, 0x300, 0x300, 40); // in place
        row = 4;
        call(MEMALIGN, 0, 0x40, 16, 64); // the pointer is stored at 0x40
        call(MEMALIGN, 12, 0x48, 16, 64); // out of memory
        call(FREE, 0, 0x200);
        call(FREE, 0, 0);
        Profile profile = profile();
        assertEquals(
                "1: 1/10 -1/10 ^0, 2: 1/60 -1/60 ^60, 3: 2/90 -1/50 ^40, 4: 1/64 -0/0 ^64",
                sums(profile));
        assertEquals("40@300 row 3, 64@1040 row 4", live(profile));
        AllocationTotals totals = profile.table(AllocationTotals.class).orElseThrow();
        assertEquals(1, totals.failed(), "failed allocations");
        assertEquals(164, totals.peakBytes(), "peak");
        assertEquals(3, totals.peakBlocks(), "blocks at the peak");
    }

    @Test
    void ofNestedAllocatorsTheOutermostCountsOnce() {
        enter(CALLOC, 1, 8);
        call(MALLOC, 0x100, 24);
        leave(CALLOC, 0x100);
        enter(FREE, 0x100);
        call(FREE, 0, 0x100);
        leave(FREE);
        Profile profile = profile();
        assertEquals("1: 1/8 -1/8 ^8", sums(profile));
        assertEquals(
                0, profile.table(BadFrees.class).orElseThrow().size(), "frees that were wrong");
    }

    @Test
    void aBlockBehindAHeaderIsFreedByEitherAddress() {
        for (long freed : new long[] {0x100, 0x110}) {
            enter(NEW, 30, 4);
            call(MALLOC, 0x100, 46);
            leave(NEW, 0x110);
            call(FREE, 0, freed);
        }
        assertEquals("1: 2/60 -2/60 ^30", sums(profile()));
    }

    @Test
    void aCollectorFreesWithinAnAllocation() {
        call(MALLOC, 0x100, 10);
        enter(NEW, 30, 4);
        call(FREE, 0, 0x100);
        leave(NEW, 0x110);
        assertEquals("1: 2/40 -1/10 ^30", sums(profile()));
    }

    @Test
    void aReallocationThatFreesItselfCountsOnce() {
        call(MALLOC, 0x100, 10);
        enter(REALLOC, 0x100, 20);
        call(MALLOC, 0x200, 20);
        call(FREE, 0, 0x100);
        leave(REALLOC, 0x200);
        Profile profile = profile();
        assertEquals("1: 2/30 -1/10 ^20", sums(profile));
        assertEquals(0, profile.table(BadFrees.class).orElseThrow().size());
    }

    @Test
    void whatEndsWithoutAResultAllocatesNothing() {
        enter(CALLOC, 1, 8);
        enter(MALLOC, 8);
        collector.unwound(MALLOC, clock);
        collector.unwound(CALLOC, clock);
        call(MALLOC, 0x100, 5);
        assertEquals("1: 1/5 -0/0 ^5", sums(profile()));
    }

    @Test
    void wrongFreesAreNamed() {
        call(MALLOC, 0x100, 10);
        call(FREE, 0, 0x100);
        row = 2;
        call(FREE, 0, 0x100);
        call(FREE, 0, 0x100);
        row = 3;
        call(FREE, 0, 0x104);
        call(REALLOC, 0x200, 0x108, 1);
        BadFrees bad = profile().table(BadFrees.class).orElseThrow();
        assertEquals(
                "[2, 3] [2, 0] [0, 2] [256, 260]",
                String.join(
                        " ",
                        List.of("row", "double", "unknown", "address").stream()
                                .map(c -> Arrays.toString(bad.numbers().column(c)))
                                .toList()));
    }

    @Test
    void aPlaceThatIsGivenOutAgainWasFreedUnseen() {
        call(MALLOC, 0x100, 10);
        row = 2;
        call(MALLOC, 0x100, 20);
        Profile profile = profile();
        assertEquals("1: 1/10 -1/10 ^0, 2: 1/20 -0/0 ^20", sums(profile));
        assertEquals(1, profile.table(AllocationTotals.class).orElseThrow().unseenFrees());
    }

    /** Against a model that keeps everything and looks at all of it each time. */
    @Property(tries = 60)
    void anyHistoryGivesTheSumsOfAPlainModel(@ForAll int seed) {
        new AllocationCollectorTest().compare(new Random(seed)); // tries share their instance
    }

    private void compare(Random random) {
        TreeMap<Long, long[]> blocks = new TreeMap<>(); // address to bytes, row
        long[] allocated = new long[8];
        long[] freed = new long[8];
        long peak = 0;
        Map<Integer, Long> atPeak = Map.of();
        for (int step = 0; step < 400; step++) {
            row = 1 + random.nextInt(7);
            long address = 16 * (1 + random.nextInt(60));
            long bytes = random.nextInt(1000);
            long[] before = blocks.remove(address);
            if (before != null) {
                freed[(int) before[1]] += before[0];
            }
            if (before != null && random.nextBoolean()) {
                call(FREE, 0, address);
            } else {
                call(before == null ? MALLOC : REALLOC, address, arguments(before, address, bytes));
                allocated[row] += bytes;
                blocks.put(address, new long[] {bytes, row});
            }
            long now = sum(blocks);
            if (now > peak) {
                peak = now;
                atPeak = new TreeMap<>();
                for (long[] block : blocks.values()) {
                    atPeak.merge((int) block[1], block[0], Long::sum);
                }
            }
        }
        Profile profile = profile();
        AllocationTable table = profile.table(AllocationTable.class).orElseThrow();
        for (int i = 0; i < table.size(); i++) {
            int at = table.row(i);
            assertEquals(allocated[at], table.allocatedBytes(i), "allocated by row " + at);
            assertEquals(freed[at], table.freedBytes(i), "freed of row " + at);
            assertEquals(atPeak.getOrDefault(at, 0L), table.peakBytes(i), "peak of row " + at);
        }
        checkTotals(profile, peak, sum(blocks), blocks.size());
    }

    private static long[] arguments(long[] before, long address, long bytes) {
        return before == null ? new long[] {bytes} : new long[] {address, bytes};
    }

    private static long sum(TreeMap<Long, long[]> blocks) {
        return blocks.values().stream().mapToLong(b -> b[0]).sum();
    }

    private static void checkTotals(Profile profile, long peak, long live, int liveBlocks) {
        assertEquals(peak, profile.table(AllocationTotals.class).orElseThrow().peakBytes());
        LiveBlocks blocks = profile.table(LiveBlocks.class).orElseThrow();
        assertEquals(live, blocks.numbers().sum("bytes"), "live bytes");
        assertEquals(liveBlocks, blocks.size(), "live blocks");
        AllocationTable table = profile.table(AllocationTable.class).orElseThrow();
        AllocationHistogram histogram = profile.table(AllocationHistogram.class).orElseThrow();
        assertEquals(
                table.numbers().sum("allocated-bytes"),
                histogram.numbers().sum("bytes"),
                "bytes by size");
        assertEquals(
                table.numbers().sum("frees"), histogram.numbers().sum("lifetimes"), "lifetimes");
        AllocationTimeline timeline = profile.table(AllocationTimeline.class).orElseThrow();
        int last = timeline.size() - 1;
        assertEquals(live, timeline.liveBytes(last), "live at the end of the timeline");
        assertEquals(
                table.numbers().sum("allocated-bytes"),
                timeline.numbers().sum("allocated-bytes"),
                "bytes over time");
        assertEquals(table.numbers().sum("freed-bytes"), timeline.numbers().sum("freed-bytes"));
    }
}
