package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;

/** Trees with other columns. */
final class Trees {

    private Trees() {}

    /**
     * The same rows with other functions.
     *
     * @param newFunction for each old function the new one
     */
    static CallTree withFunctions(CallTree tree, int[] newFunction) {
        int rows = tree.size();
        int[] parent = new int[rows];
        int[] function = new int[rows];
        int[] site = new int[rows];
        long[] calls = new long[rows];
        for (int row = 0; row < rows; row++) {
            parent[row] = tree.parent(row);
            boolean has = tree.function(row) != CallTree.NONE;
            function[row] = has ? newFunction[tree.function(row)] : CallTree.NONE;
            site[row] = tree.callSite(row);
            calls[row] = tree.calls(row);
        }
        return new CallTree(parent, function, site, tree.selfValues(), calls);
    }

    /** The same paths with other weights and calls. */
    static CallTree with(CallTree tree, long[] self, long[] calls) {
        int rows = tree.size();
        int[] parent = new int[rows];
        int[] function = new int[rows];
        int[] site = new int[rows];
        for (int row = 0; row < rows; row++) {
            parent[row] = tree.parent(row);
            function[row] = tree.function(row);
            site[row] = tree.callSite(row);
        }
        return new CallTree(parent, function, site, self, calls);
    }

    static long[] calls(CallTree tree) {
        long[] calls = new long[tree.size()];
        for (int row = 0; row < calls.length; row++) {
            calls[row] = tree.calls(row);
        }
        return calls;
    }
}
