package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import java.util.function.IntFunction;

/**
 * Totals of things that stand on stacks, such as source lines: each has the whole cost of the
 * stacks it stands on, and counts once on each stack, however often it stands there.
 */
final class StackTotals {

    private final CallTree tree;
    private final LeafCosts leaves;
    private final long[] rowTotals;
    private final int[] firstLeaf;
    private final int[] leaf;
    private final int[] active;
    private final long[] totals;

    private StackTotals(CallTree tree, LeafCosts leaves, int things) {
        this.tree = tree;
        this.leaves = leaves;
        this.rowTotals = tree.totals();
        this.firstLeaf = new int[tree.size() + 1];
        this.leaf = new int[leaves.size()];
        sortLeaves();
        this.active = new int[things];
        this.totals = new long[things];
    }

    /** Sorts the costs by row, as {@link #leaf} from {@link #firstLeaf} of the row on. */
    private void sortLeaves() {
        for (int row : leaves.row()) {
            firstLeaf[row + 1]++;
        }
        for (int row = 0; row < tree.size(); row++) {
            firstLeaf[row + 1] += firstLeaf[row];
        }
        int[] next = firstLeaf.clone();
        for (int i = 0; i < leaves.size(); i++) {
            leaf[next[leaves.row()[i]]++] = i;
        }
    }

    /**
     * The total of each thing.
     *
     * @param ofCall the things that stand at the call that leads to a row, each once
     * @param ofLeaf the things that stand where a cost arose, each once
     * @param things how many there are
     */
    static long[] of(
            CallTree tree,
            LeafCosts leaves,
            IntFunction<int[]> ofCall,
            IntFunction<int[]> ofLeaf,
            int things) {
        StackTotals all = new StackTotals(tree, leaves, things);
        all.walk(ofCall, ofLeaf);
        return all.totals;
    }

    private void walk(IntFunction<int[]> ofCall, IntFunction<int[]> ofLeaf) {
        TreeOrder order = TreeOrder.of(tree);
        int[] opened = new int[tree.size()];
        int row = CallTree.ROOT;
        addLeaves(row, ofLeaf);
        while (row != CallTree.NONE) {
            if (opened[row] < order.childCount(row)) {
                row = order.child(row, opened[row]++);
                enter(row, ofCall.apply(row));
                addLeaves(row, ofLeaf);
            } else {
                if (row != CallTree.ROOT) {
                    leave(ofCall.apply(row));
                }
                row = tree.parent(row);
            }
        }
    }

    private void enter(int row, int[] things) {
        for (int thing : things) {
            if (active[thing]++ == 0) {
                totals[thing] += rowTotals[row];
            }
        }
    }

    private void leave(int[] things) {
        for (int thing : things) {
            active[thing]--;
        }
    }

    private void addLeaves(int row, IntFunction<int[]> ofLeaf) {
        for (int i = firstLeaf[row]; i < firstLeaf[row + 1]; i++) {
            for (int thing : ofLeaf.apply(leaf[i])) {
                if (active[thing] == 0) {
                    totals[thing] += leaves.cost()[leaf[i]];
                }
            }
        }
    }
}
