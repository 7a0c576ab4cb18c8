package dev.wasmscope.cli.text;

import static dev.wasmscope.cli.text.ProfileText.grouped;
import static dev.wasmscope.cli.text.ProfileText.percent;

import dev.wasmscope.profiler.analyse.AllocationSites;
import dev.wasmscope.profiler.analyse.AllocationSites.Order;
import dev.wasmscope.profiler.analyse.AllocationSites.Site;
import dev.wasmscope.profiler.model.AllocationHistogram;
import dev.wasmscope.profiler.model.AllocationTable;
import dev.wasmscope.profiler.model.AllocationTotals;
import dev.wasmscope.profiler.model.BadFrees;
import dev.wasmscope.profiler.model.MemoryTimeline;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/** What a program allocated, as people read it. */
public final class MemoryText {
    private MemoryText() {}

    /** Everything: sizes of memories, sums, the sites that allocated most, what was not freed. */
    public static List<String> all(Profile profile, int top) {
        List<String> lines = new ArrayList<>(sizes(profile));
        AllocationTotals totals = profile.table(AllocationTotals.class).orElse(null);
        AllocationTable table = profile.table(AllocationTable.class).orElse(null);
        if (totals == null || table == null) {
            return lines;
        }
        lines.addAll(sums(totals, table));
        if (table.size() == 0) {
            return lines;
        }
        lines.addAll(sites(profile, top));
        lines.addAll(histogram(profile));
        lines.addAll(LeakText.all(profile, totals, top));
        lines.addAll(badFrees(profile, top));
        return lines;
    }

    /** How large each memory was and became. */
    private static List<String> sizes(Profile profile) {
        MemoryTimeline timeline = profile.table(MemoryTimeline.class).orElse(null);
        List<String> lines = new ArrayList<>();
        for (int first = 0; timeline != null && first < timeline.size(); first++) {
            if (isFirst(timeline, first)) {
                lines.add(size(timeline, first));
            }
        }
        return lines;
    }

    private static boolean isFirst(MemoryTimeline timeline, int entry) {
        for (int before = 0; before < entry; before++) {
            if (sameMemory(timeline, before, entry)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMemory(MemoryTimeline timeline, int a, int b) {
        return timeline.memory(a) == timeline.memory(b)
                && timeline.instance(a) == timeline.instance(b);
    }

    private static String size(MemoryTimeline timeline, int first) {
        int grown = 0;
        int last = first;
        for (int entry = first + 1; entry < timeline.size(); entry++) {
            if (sameMemory(timeline, first, entry)
                    && timeline.bytes(entry) > timeline.bytes(last)) {
                grown++;
                last = entry;
            }
        }
        String name = timeline.memory(first) == 0 ? "memory" : "memory " + timeline.memory(first);
        return grown == 0
                ? "%s: %s bytes, never grown".formatted(name, grouped(timeline.bytes(first)))
                : "%s: %s bytes, grown %s to %s bytes, last at instruction %s"
                        .formatted(
                                name,
                                grouped(timeline.bytes(first)),
                                grown == 1 ? "once" : grown + " times",
                                grouped(timeline.bytes(last)),
                                grouped(timeline.clock(last)));
    }

    private static List<String> sums(AllocationTotals totals, AllocationTable table) {
        List<String> lines = new ArrayList<>();
        if (totals.texts().isEmpty()) {
            lines.add(
                    "no allocator is known by its name in this module;"
                            + " name its functions with --allocator NAME=ROLE");
            return lines;
        }
        lines.addAll(allocators(totals.texts()));
        long blocks = table.numbers().sum("allocations");
        long bytes = table.numbers().sum("allocated-bytes");
        long frees = table.numbers().sum("frees");
        long freed = table.numbers().sum("freed-bytes");
        lines.add("allocated: %s".formatted(amount(bytes, blocks)));
        lines.add("freed:     %s".formatted(amount(freed, frees)));
        lines.add("live:      %s".formatted(amount(bytes - freed, blocks - frees)));
        lines.add(
                "peak:      %s, at instruction %s"
                        .formatted(
                                amount(totals.peakBytes(), totals.peakBlocks()),
                                grouped(totals.peakClock())));
        note(lines, totals.failed(), "allocations got no memory");
        note(lines, totals.doubleFrees(), "frees of blocks that were free already");
        note(lines, totals.unknownFrees(), "frees of what was never allocated");
        note(lines, totals.unseenFrees(), "blocks were given out again although no free was seen");
        if (totals.collected()) {
            lines.add(
                    "a collector frees without calls: a block counts as live until its place is given"
                            + " out again");
        }
        return lines;
    }

    /** By family: {@code allocators (C): malloc, free}. */
    private static List<String> allocators(List<String> texts) {
        Map<String, List<String>> families = new TreeMap<>();
        for (String text : texts) {
            int family = text.lastIndexOf(" (", text.lastIndexOf("): "));
            int end = text.lastIndexOf("): ");
            String name = text.substring(0, family);
            String shown =
                    text.startsWith("(user", family + 1)
                            ? name + " as " + text.substring(end + 3)
                            : name;
            families.computeIfAbsent(text.substring(family + 2, end), _ -> new ArrayList<>())
                    .add(shown);
        }
        return families.entrySet().stream()
                .map(e -> "allocators (" + e.getKey() + "): " + String.join(", ", e.getValue()))
                .toList();
    }

    private static void note(List<String> lines, long count, String what) {
        if (count > 0) {
            lines.add(grouped(count) + " " + what);
        }
    }

    static String amount(long bytes, long blocks) {
        return "%s bytes in %s block%s".formatted(grouped(bytes), grouped(blocks), plural(blocks));
    }

    private static String plural(long count) {
        return count == 1 ? "" : "s";
    }

    private static List<String> sites(Profile profile, int top) {
        List<Site> sites = AllocationSites.of(profile, Order.ALLOCATED);
        long total = sites.stream().mapToLong(Site::bytes).sum();
        Table table =
                new Table(
                        "bytes>",
                        "%>",
                        "blocks>",
                        "live>",
                        "at peak>",
                        "mean life>",
                        "allocated by");
        for (Site site : sites.stream().limit(top).toList()) {
            table.row(
                    grouped(site.bytes()),
                    percent(site.bytes(), total),
                    grouped(site.blocks()),
                    grouped(site.liveBytes()),
                    grouped(site.peakBytes()),
                    grouped(site.meanLifetime()),
                    PathText.line(profile, site.row()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (sites.size() > top) {
            lines.add("and " + grouped(sites.size() - top) + " more call paths");
        }
        return lines;
    }

    private static List<String> histogram(Profile profile) {
        AllocationHistogram histogram = profile.table(AllocationHistogram.class).orElse(null);
        if (histogram == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("sizes in bytes:");
        lines.addAll(bars(histogram, "blocks", histogram::blocks));
        if (histogram.numbers().sum("lifetimes") > 0) {
            lines.add("lifetimes of freed blocks in instructions:");
            lines.addAll(bars(histogram, "lifetimes", histogram::lifetimes));
        }
        return lines;
    }

    /** A line for each power of two up to the last one with any. */
    private static List<String> bars(
            AllocationHistogram histogram, String column, IntToLongFunction value) {
        long most = Arrays.stream(histogram.numbers().column(column)).max().orElse(1);
        Table table = new Table("from>", "to>", "blocks>", "");
        for (int row = 0; row < histogram.size(); row++) {
            long blocks = value.applyAsLong(row);
            if (blocks > 0) {
                table.row(
                        grouped(AllocationHistogram.from(row)),
                        grouped(AllocationHistogram.from(row + 1) - 1),
                        grouped(blocks),
                        bar(blocks, most));
            }
        }
        return table.lines();
    }

    private static String bar(long value, long most) {
        return "#".repeat((int) (value == 0 ? 0 : Math.max(1, value * 20 / most)));
    }

    private static List<String> badFrees(Profile profile, int top) {
        BadFrees bad = profile.table(BadFrees.class).orElse(null);
        List<String> lines = new ArrayList<>();
        for (int i = 0; bad != null && i < Math.min(bad.size(), top); i++) {
            lines.add(
                    "%s, the first of 0x%x at instruction %s:"
                            .formatted(bad(bad, i), bad.address(i), grouped(bad.clock(i))));
            lines.addAll(PathText.stack(profile, bad.row(i)));
        }
        return lines;
    }

    private static String bad(BadFrees bad, int i) {
        List<String> parts = new ArrayList<>();
        if (bad.doubleFrees(i) > 0) {
            parts.add("freed again " + times(bad.doubleFrees(i)));
        }
        if (bad.unknownFrees(i) > 0) {
            parts.add("freed what was never allocated " + times(bad.unknownFrees(i)));
        }
        return String.join(", ", parts);
    }

    private static String times(long count) {
        return count == 1 ? "once" : grouped(count) + " times";
    }
}
