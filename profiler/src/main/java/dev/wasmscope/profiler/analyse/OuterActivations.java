package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;

/** Finds the rows that repeat a function which is already active further out on the same path. */
final class OuterActivations {

    private OuterActivations() {}

    /**
     * For each row, whether an ancestor has the same function.
     *
     * <p>One depth-first walk with a count of activations per function: paths may be as deep as the
     * guest's stack, so the walk keeps its own stack.
     */
    static boolean[] repeated(CallTree tree, int functions) {
        boolean[] repeated = new boolean[tree.size()];
        int[] active = new int[functions];
        TreeOrder order = TreeOrder.of(tree);
        int[] cursor = order.first().clone();
        int row = CallTree.ROOT;
        while (row != CallTree.NONE) {
            if (cursor[row] < order.first()[row + 1]) {
                row = order.child()[cursor[row]++];
                repeated[row] = active[tree.function(row)]++ > 0;
            } else {
                if (row != CallTree.ROOT) {
                    active[tree.function(row)]--;
                }
                row = tree.parent(row);
            }
        }
        return repeated;
    }
}
