package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import java.util.Arrays;

/** Finds the rows that repeat a function which is already active further out on the same path. */
final class OuterActivations {

    private OuterActivations() {}

    /**
     * For each row, the nearest row further out on its path with the same function; {@link
     * CallTree#NONE} where there is none.
     *
     * <p>One depth-first walk with the innermost activation of each function: paths may be as deep
     * as the guest's stack, so the walk keeps its own stack.
     */
    static int[] of(CallTree tree, int functions) {
        int[] outer = new int[tree.size()];
        int[] active = new int[functions];
        Arrays.fill(outer, CallTree.NONE);
        Arrays.fill(active, CallTree.NONE);
        TreeOrder order = TreeOrder.of(tree);
        int[] opened = new int[tree.size()];
        int row = CallTree.ROOT;
        while (row != CallTree.NONE) {
            if (opened[row] < order.childCount(row)) {
                row = order.child(row, opened[row]++);
                outer[row] = active[tree.function(row)];
                active[tree.function(row)] = row;
            } else {
                if (row != CallTree.ROOT) {
                    active[tree.function(row)] = outer[row];
                }
                row = tree.parent(row);
            }
        }
        return outer;
    }
}
