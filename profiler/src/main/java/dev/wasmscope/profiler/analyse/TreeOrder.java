package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import java.util.Arrays;

/**
 * Children of every row of a call tree in compressed form: the children of {@code row} are {@code
 * child[first[row]] .. child[first[row + 1] - 1]}, in row order.
 */
record TreeOrder(int[] first, int[] child) {

    static TreeOrder of(CallTree tree) {
        int[] first = new int[tree.size() + 1];
        for (int row = 1; row < tree.size(); row++) {
            first[tree.parent(row) + 1]++;
        }
        for (int row = 0; row < tree.size(); row++) {
            first[row + 1] += first[row];
        }
        int[] next = Arrays.copyOf(first, tree.size());
        int[] child = new int[tree.size() - 1];
        for (int row = 1; row < tree.size(); row++) {
            child[next[tree.parent(row)]++] = row;
        }
        return new TreeOrder(first, child);
    }

    int childCount(int row) {
        return first[row + 1] - first[row];
    }
}
