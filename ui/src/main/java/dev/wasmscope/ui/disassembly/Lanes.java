package dev.wasmscope.ui.disassembly;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * The branch arrows of a function laid out in lanes beside its rows. All branches to one place
 * share an arrow; short arrows lie next to the code, and what finds no lane is not drawn until it
 * is chosen.
 */
final class Lanes {
    /** Lanes side by side; one more is kept for an arrow that is chosen and has none. */
    static final int MOST = 7;

    static final Lanes NONE = new Lanes();

    private final List<BitSet> through = new ArrayList<>();
    private final List<BitSet> ties = new ArrayList<>();
    private final List<BitSet> heads = new ArrayList<>();
    private final BitSet crowded = new BitSet();
    private final Map<Integer, Integer> laneOf = new HashMap<>();
    private Map<Integer, ? extends NavigableSet<Integer>> sources = Map.of();

    private Lanes() {}

    /**
     * Lays arrows out.
     *
     * @param jumps for each row that is led to, the rows that lead there
     * @param rows how many there are
     */
    static Lanes of(Map<Integer, NavigableSet<Integer>> jumps, int rows) {
        if (jumps.isEmpty()) {
            return NONE;
        }
        Lanes lanes = new Lanes();
        lanes.sources = jumps;
        for (int i = 0; i < MOST; i++) {
            lanes.through.add(new BitSet(rows));
            lanes.ties.add(new BitSet());
            lanes.heads.add(new BitSet());
        }
        jumps.entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<Integer, NavigableSet<Integer>>>comparingInt(
                                        e -> last(e) - first(e))
                                .thenComparingInt(Map.Entry::getKey))
                .forEach(lanes::place);
        return lanes;
    }

    private static int first(Map.Entry<Integer, NavigableSet<Integer>> arrow) {
        return Math.min(arrow.getKey(), arrow.getValue().first());
    }

    private static int last(Map.Entry<Integer, NavigableSet<Integer>> arrow) {
        return Math.max(arrow.getKey(), arrow.getValue().last());
    }

    private void place(Map.Entry<Integer, NavigableSet<Integer>> arrow) {
        int first = first(arrow);
        int last = last(arrow);
        for (int lane = 0; lane < MOST; lane++) {
            // A free row between two arrows of a lane keeps them apart.
            int taken = through.get(lane).nextSetBit(Math.max(0, first - 1));
            if (taken < 0 || taken > last + 1) {
                through.get(lane).set(first, last + 1);
                arrow.getValue().forEach(ties.get(lane)::set);
                heads.get(lane).set(arrow.getKey());
                laneOf.put(arrow.getKey(), lane);
                return;
            }
        }
        crowded.set(arrow.getKey());
        arrow.getValue().forEach(crowded::set);
    }

    /** Whether an arrow that found no lane begins or ends at a row. */
    boolean crowded(int row) {
        return crowded.get(row);
    }

    /** Whether there is any arrow. */
    boolean isEmpty() {
        return sources.isEmpty();
    }

    /** Whether an arrow of a lane passes, begins or ends at a row. */
    boolean through(int lane, int row) {
        return row >= 0 && lane < through.size() && through.get(lane).get(row);
    }

    /** Whether a branch of a row joins the lane. */
    boolean ties(int lane, int row) {
        return lane < ties.size() && ties.get(lane).get(row);
    }

    /** Whether the arrow of the lane leads to the row. */
    boolean heads(int lane, int row) {
        return lane < heads.size() && heads.get(lane).get(row);
    }

    /** The lane of the arrow to a row; {@link #MOST} for one that found none. */
    int laneTo(int row) {
        return laneOf.getOrDefault(row, MOST);
    }

    /** The rows that lead to a row. */
    NavigableSet<Integer> sources(int row) {
        NavigableSet<Integer> known = sources.get(row);
        return known == null ? new TreeSet<>() : known;
    }

    /** The lane of the arrow to a row, if there is one. */
    OptionalInt to(int row) {
        return sources.containsKey(row) ? OptionalInt.of(laneTo(row)) : OptionalInt.empty();
    }
}
