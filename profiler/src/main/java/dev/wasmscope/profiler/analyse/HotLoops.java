package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.LoopCounts;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The loops of a run by what was spent in them. */
public final class HotLoops {

    private static final int[] NONE = {};

    private final Profile profile;
    private final CallTree tree;
    private final LoopCounts loops;
    private final Places places;
    private final int[] codeRow;

    /** Loops by function, the outer before the inner: from first[function] on in order. */
    private final int[] order;

    private final int[] first;

    private HotLoops(Profile profile, LoopCounts loops) {
        this.profile = profile;
        this.tree = profile.tree();
        this.loops = loops;
        this.places = new Places(profile);
        this.codeRow = CodeRows.of(profile);
        this.order =
                RowSort.sorted(
                        loops.size(),
                        (a, b) -> {
                            int byFunction = Integer.compare(loops.function(a), loops.function(b));
                            return byFunction != 0
                                    ? byFunction
                                    : Integer.compare(loops.offset(a), loops.offset(b));
                        });
        this.first = new int[profile.functions().size() + 1];
        for (int i = 0; i < order.length; i++) {
            first[loops.function(i) + 1]++;
        }
        for (int f = 0; f + 1 < first.length; f++) {
            first[f + 1] += first[f];
        }
    }

    /**
     * Every loop that was entered, the one with the most weight of its own first; empty where loops
     * were not counted, as in a sampled profile.
     */
    public static List<HotLoop> of(Profile profile) {
        return profile.table(LoopCounts.class)
                .map(loops -> new HotLoops(profile, loops).list())
                .orElseGet(List::of);
    }

    private List<HotLoop> list() {
        LeafCosts leaves = LeafCosts.of(profile, profile.weight());
        long[] self = new long[order.length];
        for (int i = 0; i < leaves.size(); i++) {
            for (int loop : at(leaves.row()[i], leaves.offset()[i])) {
                self[loop] += leaves.cost()[i];
            }
        }
        long[] total =
                StackTotals.of(
                        tree,
                        leaves,
                        row -> at(tree.parent(row), tree.callSite(row)),
                        leaf -> at(leaves.row()[leaf], leaves.offset()[leaf]),
                        order.length);
        List<HotLoop> hot = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            if (loops.entries(order[i]) > 0) {
                hot.add(loop(i, self[i], total[i]));
            }
        }
        hot.sort(
                Comparator.comparingLong(HotLoop::self)
                        .thenComparingLong(HotLoop::total)
                        .reversed()
                        .thenComparingInt(HotLoop::function)
                        .thenComparingInt(HotLoop::offset));
        return hot;
    }

    private HotLoop loop(int number, long self, long total) {
        int loop = order[number];
        int function = loops.function(loop);
        int depth = around(function, loops.offset(loop)).length - 1;
        return new HotLoop(
                function,
                loops.offset(loop),
                loops.end(loop),
                places.firstLine(function, loops.offset(loop), loops.end(loop)),
                loops.entries(loop),
                loops.iterations(loop),
                self,
                total,
                depth);
    }

    /** The loops around a place in the code that a row executes, by their number in the order. */
    private int[] at(int row, int offset) {
        int function = tree.function(codeRow[row]);
        return function == CallTree.NONE || offset == CallTree.NONE
                ? NONE
                : around(function, offset);
    }

    private int[] around(int function, int offset) {
        int[] found = new int[first[function + 1] - first[function]];
        int count = 0;
        for (int i = first[function]; i < first[function + 1]; i++) {
            if (loops.offset(order[i]) <= offset && offset < loops.end(order[i])) {
                found[count++] = i;
            }
        }
        return count == 0 ? NONE : Arrays.copyOf(found, count);
    }
}
