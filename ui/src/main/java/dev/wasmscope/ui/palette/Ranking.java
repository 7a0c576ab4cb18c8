package dev.wasmscope.ui.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

/** Which entries fit best. Pure; made for tens of thousands of entries. */
public final class Ranking {
    /** More rows than anybody reads. */
    public static final int MOST = 200;

    private static final int BY_OTHER_NAME = 24;
    private static final int DISABLED = 30;
    private static final int RECENT = 40;
    private static final int OFTEN_ASKED = 2048;

    private Ranking() {}

    private record Scored(Entry entry, int score, int order) {}

    private static final Comparator<Scored> WORST_FIRST =
            Comparator.comparingInt(Scored::score)
                    .thenComparing(Comparator.comparingInt(Scored::order).reversed());

    /**
     * The entries that fit, best first. Without letters all fit, those used recently first.
     *
     * @param recency 0 for the entry that was used last, -1 for one that was not used
     * @param stale asked now and then: whether nobody waits for the answer any more
     */
    public static List<Entry> of(
            List<Entry> entries,
            String wanted,
            ToIntFunction<Entry> recency,
            BooleanSupplier stale) {
        PriorityQueue<Scored> best = new PriorityQueue<>(WORST_FIRST);
        for (int i = 0; i < entries.size(); i++) {
            if (i % OFTEN_ASKED == 0 && stale.getAsBoolean()) {
                return List.of();
            }
            int score = score(entries.get(i), wanted, recency);
            if (score != Fuzzy.NONE) {
                best.add(new Scored(entries.get(i), score, i));
                if (best.size() > MOST) {
                    best.poll();
                }
            }
        }
        List<Entry> found = new ArrayList<>();
        while (!best.isEmpty()) {
            found.add(best.poll().entry());
        }
        return found.reversed();
    }

    private static int score(Entry entry, String wanted, ToIntFunction<Entry> recency) {
        if (wanted.isBlank()) {
            int used = recency.applyAsInt(entry);
            return used < 0 ? 0 : RECENT - Math.min(used, RECENT - 1);
        }
        int score = Fuzzy.score(wanted, entry.text());
        if (score == Fuzzy.NONE && !entry.also().isEmpty()) {
            int other = Fuzzy.score(wanted, entry.also());
            score = other == Fuzzy.NONE ? other : other - BY_OTHER_NAME;
        }
        if (score == Fuzzy.NONE) {
            return score;
        }
        int used = recency.applyAsInt(entry);
        int recent = used < 0 ? 0 : Math.max(0, RECENT - used);
        return score + recent - (entry.enabled() ? 0 : DISABLED);
    }
}
