package dev.wasmscope.cli.text;

import static dev.wasmscope.cli.text.MemoryText.amount;
import static dev.wasmscope.cli.text.ProfileText.grouped;

import dev.wasmscope.profiler.analyse.AllocationSites;
import dev.wasmscope.profiler.analyse.AllocationSites.Order;
import dev.wasmscope.profiler.analyse.AllocationSites.Site;
import dev.wasmscope.profiler.model.AllocationTotals;
import dev.wasmscope.profiler.model.LiveBlocks;
import dev.wasmscope.profiler.model.LiveBlocks.Reach;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.List;

/** Blocks that were not freed, as people read them: the lost ones first. */
final class LeakText {
    private LeakText() {}

    static List<String> all(Profile profile, AllocationTotals totals, int top) {
        List<Site> live = AllocationSites.of(profile, Order.LIVE);
        if (live.isEmpty()) {
            return List.of("no leaks: every block was freed");
        }
        List<String> lines = new ArrayList<>();
        long blocks = live.stream().mapToLong(Site::liveBlocks).sum();
        long bytes = live.stream().mapToLong(Site::liveBytes).sum();
        lines.add("not freed at the end: " + amount(bytes, blocks));
        if (!looked(profile)) {
            add(lines, profile, totals, live, top, Kind.LIVE);
            return lines;
        }
        List<Site> lost = AllocationSites.of(profile, Order.LOST);
        long lostBlocks = lost.stream().mapToLong(Site::lostBlocks).sum();
        long lostBytes = lost.stream().mapToLong(Site::lostBytes).sum();
        lines.add("lost, because nothing points to them: " + amount(lostBytes, lostBlocks));
        add(lines, profile, totals, lost, top, Kind.LOST);
        List<Site> kept = live.stream().filter(s -> s.liveBlocks() > s.lostBlocks()).toList();
        if (!kept.isEmpty()) {
            lines.add("still reachable: " + amount(bytes - lostBytes, blocks - lostBlocks));
            add(lines, profile, totals, kept, top, Kind.KEPT);
        }
        return lines;
    }

    private enum Kind {
        LIVE,
        LOST,
        KEPT
    }

    private static boolean looked(Profile profile) {
        return profile.table(LiveBlocks.class)
                .map(blocks -> blocks.size() > 0 && blocks.reach(0) != Reach.UNKNOWN)
                .orElse(false);
    }

    private static void add(
            List<String> lines,
            Profile profile,
            AllocationTotals totals,
            List<Site> sites,
            int top,
            Kind kind) {
        for (Site site : sites.stream().limit(top).toList()) {
            lines.add(
                    "  %s, the first at instruction %s of %s:"
                            .formatted(
                                    figures(site, kind),
                                    grouped(site.firstLive()),
                                    grouped(totals.clock())));
            lines.addAll(PathText.stack(profile, site.row()));
        }
        if (sites.size() > top) {
            lines.add("  and on " + grouped(sites.size() - top) + " more call paths");
        }
    }

    private static String figures(Site site, Kind kind) {
        return switch (kind) {
            case LIVE -> amount(site.liveBytes(), site.liveBlocks());
            case LOST -> amount(site.lostBytes(), site.lostBlocks());
            case KEPT ->
                    amount(
                            site.liveBytes() - site.lostBytes(),
                            site.liveBlocks() - site.lostBlocks());
        };
    }
}
