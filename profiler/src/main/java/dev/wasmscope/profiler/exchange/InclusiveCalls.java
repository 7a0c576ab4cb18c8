package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.CallTree;
import java.util.Arrays;

/** What calls cost with their callees, so that sums over a function's calls are right. */
final class InclusiveCalls {

    private final CallTree tree;
    private final int[] firstChild;
    private final int[] sibling;

    private InclusiveCalls(CallTree tree) {
        this.tree = tree;
        this.firstChild = new int[tree.size()];
        this.sibling = new int[tree.size()];
        for (int row = tree.size() - 1; row > CallTree.ROOT; row--) {
            sibling[row] = firstChild[tree.parent(row)];
            firstChild[tree.parent(row)] = row;
        }
    }

    /**
     * For each row what its calls cost with everything below, less what the caller's own function
     * cost again below it: that is counted where it is entered again. So a function's own cost and
     * those of its calls add up to what it cost as a whole, however it recurs.
     */
    static long[] of(CallTree tree, long[] self) {
        return new InclusiveCalls(tree).costs(tree.withSelf(self).totals());
    }

    /** For each row what it cost with everything below, 0 where its function is active above. */
    static long[] outermost(CallTree tree, long[] self) {
        long[] totals = tree.withSelf(self).totals();
        int[] outer = new InclusiveCalls(tree).outer(totals.clone(), totals);
        for (int row = 1; row < totals.length; row++) {
            totals[row] = outer[row] == CallTree.ROOT ? totals[row] : 0;
        }
        return totals;
    }

    private long[] costs(long[] totals) {
        long[] costs = totals.clone();
        outer(costs, totals);
        return costs;
    }

    /** The nearest row above of the same function; takes repeated costs from {@code costs}. */
    private int[] outer(long[] costs, long[] totals) {
        int[] depths = tree.depths();
        int[] path = new int[Arrays.stream(depths).max().orElse(0) + 1];
        int[] innermost = new int[functions()];
        int[] outer = new int[tree.size()];
        int row = firstChild[CallTree.ROOT];
        while (row != CallTree.ROOT) {
            int function = tree.function(row);
            outer[row] = innermost[function];
            innermost[function] = row;
            path[depths[row]] = row;
            if (outer[row] != CallTree.ROOT) {
                costs[path[depths[outer[row]] + 1]] -= totals[row];
            }
            row = next(row, innermost, outer);
        }
        return outer;
    }

    /** The next row in the order of a walk that goes down first; the root when there is none. */
    private int next(int row, int[] innermost, int[] outer) {
        if (firstChild[row] != CallTree.ROOT) {
            return firstChild[row];
        }
        int at = row;
        while (at != CallTree.ROOT) {
            innermost[tree.function(at)] = outer[at];
            if (sibling[at] != CallTree.ROOT) {
                return sibling[at];
            }
            at = tree.parent(at);
        }
        return CallTree.ROOT;
    }

    private int functions() {
        int highest = CallTree.NONE;
        for (int row = 1; row < tree.size(); row++) {
            highest = Math.max(highest, tree.function(row));
        }
        return highest + 1;
    }
}
