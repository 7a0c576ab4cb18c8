package dev.wasmscope.ui.charts;

import dev.wasmscope.profiler.analyse.Timeline;
import dev.wasmscope.profiler.model.AllocationHistogram;
import dev.wasmscope.profiler.model.AllocationTimeline;
import dev.wasmscope.profiler.model.HostCallTable;
import dev.wasmscope.profiler.model.MemoryTimeline;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SampleKind;
import dev.wasmscope.profiler.model.SampleTable;
import dev.wasmscope.profiler.model.Unit;
import dev.wasmscope.ui.profile.Amounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jfree.data.xy.CategoryTableXYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Everything that the charts of one profile draw.
 *
 * @param axis what the timeline runs along
 * @param otherAxis whether it can run along the other one too
 * @param end where the timeline ends
 * @param sampled whether a chosen part of the timeline can filter the profile
 * @param threads share of each moment that the thread ran the guest, the host, or waited
 * @param memory sizes of memories, live bytes
 * @param allocated bytes allocated and freed
 * @param moments what was marked, and which parts counted
 * @param bars charts of values with names, by their page
 */
record ChartData(
        Timeline.Axis axis,
        boolean otherAxis,
        long end,
        boolean sampled,
        Optional<CategoryTableXYDataset> threads,
        Optional<XYSeriesCollection> memory,
        Optional<CategoryTableXYDataset> allocated,
        Moments moments,
        Map<String, Bars> bars) {
    static final String SIZES = "sizes";
    static final String LIFETIMES = "lifetimes";
    static final String OPCODES = "opcodes";
    static final String HOST = "host";

    private static final int BUCKETS = 160;
    private static final int MOST_BARS = 24;

    ChartData {
        bars = Map.copyOf(bars);
    }

    /** Whether anything runs along the axis. */
    boolean timeline() {
        return threads.isPresent()
                || memory.isPresent()
                || allocated.isPresent()
                || !moments.none();
    }

    /** The name of an axis' unit. */
    static Unit unit(Timeline.Axis axis) {
        return axis == Timeline.Axis.TIME ? Unit.NANOSECONDS : Unit.COUNT;
    }

    static ChartData of(Profile profile, Optional<Timeline.Axis> wanted) {
        Optional<SampleTable> samples = profile.table(SampleTable.class).filter(s -> s.size() > 0);
        Optional<AllocationTimeline> blocks =
                profile.table(AllocationTimeline.class).filter(t -> t.numbers().size() > 0);
        Optional<MemoryTimeline> sizes =
                profile.table(MemoryTimeline.class).filter(t -> t.numbers().size() > 0);
        Timeline.Axis axis =
                wanted.orElse(samples.isPresent() ? Timeline.Axis.TIME : Timeline.Axis.CLOCK);
        boolean clock = axis == Timeline.Axis.CLOCK;
        Moments moments = Moments.of(profile, axis);
        long end = Math.max(end(profile, axis, samples, blocks, sizes), 1 + moments.end());
        Map<String, Bars> bars = new HashMap<>();
        profile.table(AllocationHistogram.class).ifPresent(h -> histogram(h, bars));
        profile.table(HostCallTable.class)
                .filter(h -> h.numbers().size() > 0)
                .ifPresent(h -> bars.put(HOST, host(profile, h)));
        OpcodeBars.of(profile).ifPresent(b -> bars.put(OPCODES, b));
        return new ChartData(
                axis,
                samples.isPresent() || sizes.isPresent() && blocks.isPresent(),
                end,
                samples.isPresent(),
                samples.map(_ -> threads(Timeline.of(profile, axis, 0, end, BUCKETS))),
                memory(sizes, blocks.filter(_ -> clock), axis, end),
                blocks.filter(_ -> clock).map(ChartData::allocated),
                moments,
                bars);
    }

    private static long end(
            Profile profile,
            Timeline.Axis axis,
            Optional<SampleTable> samples,
            Optional<AllocationTimeline> blocks,
            Optional<MemoryTimeline> sizes) {
        boolean clock = axis == Timeline.Axis.CLOCK;
        long end = 1;
        if (samples.isPresent()) {
            int last = samples.get().size() - 1;
            end = clock ? samples.get().clock(last) : samples.get().time(last);
        }
        if (sizes.isPresent()) {
            int last = sizes.get().numbers().size() - 1;
            end = Math.max(end, clock ? sizes.get().clock(last) : sizes.get().time(last));
        }
        if (blocks.isPresent() && clock) {
            end = Math.max(end, blocks.get().clock(blocks.get().numbers().size() - 1));
        }
        boolean counts = profile.weight().unit() == Unit.INSTRUCTIONS;
        return 1 + (clock && counts ? Math.max(end, profile.total()) : end);
    }

    private static CategoryTableXYDataset threads(Timeline timeline) {
        CategoryTableXYDataset data = new CategoryTableXYDataset();
        double width = bars(data, timeline.start(timeline.size()), timeline.size());
        for (int i = 0; i < timeline.size(); i++) {
            double middle = timeline.start(i) + width / 2;
            double all = 0;
            for (SampleKind kind : SampleKind.values()) {
                all += timeline.wall(i, kind);
            }
            for (SampleKind kind : SampleKind.values()) {
                double share = all == 0 ? 0 : 100.0 * timeline.wall(i, kind) / all;
                data.add(middle, share, kind.name().toLowerCase(Locale.ROOT), false);
            }
        }
        return data;
    }

    private static double bars(CategoryTableXYDataset data, double end, int count) {
        double width = end / Math.max(1, count);
        data.setAutoWidth(false);
        data.setIntervalWidth(width);
        return width;
    }

    private static Optional<XYSeriesCollection> memory(
            Optional<MemoryTimeline> sizes,
            Optional<AllocationTimeline> blocks,
            Timeline.Axis axis,
            long end) {
        XYSeriesCollection data = new XYSeriesCollection();
        sizes.ifPresent(s -> data.addSeries(linearMemory(s, axis, end)));
        blocks.ifPresent(
                b -> {
                    XYSeries live = new XYSeries("live blocks", false, true);
                    live.add(0, 0, false);
                    for (int i = 0; i < b.numbers().size(); i++) {
                        live.add(b.clock(i), b.liveBytes(i), false);
                    }
                    data.addSeries(live);
                });
        return data.getSeriesCount() == 0 ? Optional.empty() : Optional.of(data);
    }

    private static XYSeries linearMemory(MemoryTimeline sizes, Timeline.Axis axis, long end) {
        XYSeries series = new XYSeries("linear memory", false, true);
        Map<Long, Long> now = new HashMap<>();
        long all = 0;
        for (int i = 0; i < sizes.numbers().size(); i++) {
            long memory = (long) sizes.instance(i) << 32 | sizes.memory(i);
            Long before = now.put(memory, sizes.bytes(i));
            all += sizes.bytes(i) - (before == null ? 0 : before);
            series.add(axis == Timeline.Axis.TIME ? sizes.time(i) : sizes.clock(i), all, false);
        }
        series.add(end, all, false);
        return series;
    }

    private static CategoryTableXYDataset allocated(AllocationTimeline blocks) {
        CategoryTableXYDataset data = new CategoryTableXYDataset();
        int size = blocks.numbers().size();
        double width = bars(data, blocks.clock(size - 1), size);
        for (int i = 0; i < size; i++) {
            double middle = blocks.clock(i) - width / 2;
            data.add(middle, blocks.allocatedBytes(i), "allocated", false);
            data.add(middle, -blocks.freedBytes(i), "freed", false);
        }
        return data;
    }

    private static void histogram(AllocationHistogram table, Map<String, Bars> bars) {
        List<Bars.Bar> sizes = new ArrayList<>();
        List<Bars.Bar> lifetimes = new ArrayList<>();
        for (int row = 0; row < table.numbers().size(); row++) {
            long from = AllocationHistogram.from(row);
            if (table.blocks(row) > 0 || !sizes.isEmpty()) {
                sizes.add(new Bars.Bar(Amounts.brief(Unit.BYTES, from), table.blocks(row)));
            }
            if (table.lifetimes(row) > 0 || !lifetimes.isEmpty()) {
                lifetimes.add(new Bars.Bar(Amounts.count(from), table.lifetimes(row)));
            }
        }
        put(bars, SIZES, "blocks of that size and more", sizes);
        put(bars, LIFETIMES, "blocks that lived so many instructions and more", lifetimes);
    }

    private static void put(Map<String, Bars> bars, String page, String title, List<Bars.Bar> of) {
        List<Bars.Bar> some = new ArrayList<>(of);
        while (!some.isEmpty() && some.getLast().value() == 0) {
            some.removeLast();
        }
        if (!some.isEmpty()) {
            bars.put(page, new Bars(title, Unit.COUNT, some));
        }
    }

    private static Bars host(Profile profile, HostCallTable table) {
        Map<String, Long> times = new HashMap<>();
        for (int i = 0; i < table.numbers().size(); i++) {
            times.merge(profile.nameOf(table.row(i)), table.time(i), Long::sum);
        }
        return new Bars("time in functions of the host", Unit.NANOSECONDS, greatest(times));
    }

    static List<Bars.Bar> greatest(Map<String, Long> values) {
        return values.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_BARS)
                .map(e -> new Bars.Bar(e.getKey(), e.getValue()))
                .toList();
    }
}
