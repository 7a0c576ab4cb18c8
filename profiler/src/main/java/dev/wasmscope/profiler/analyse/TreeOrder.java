package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.Arrays;
import java.util.List;

/**
 * The children of every row of a call tree, in one array: what a tree table opens and a flame graph
 * lays out.
 */
public final class TreeOrder {

    private final int[] first;
    private final int[] child;

    private TreeOrder(int[] first, int[] child) {
        this.first = first;
        this.child = child;
    }

    /** Children in row order. */
    public static TreeOrder of(CallTree tree) {
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

    /** Children by their totals, the heaviest first; equal ones by name. */
    public static TreeOrder heaviestFirst(Profile profile) {
        return heaviestFirst(profile, profile.tree().totals());
    }

    static TreeOrder heaviestFirst(Profile profile, long[] totals) {
        CallTree tree = profile.tree();
        TreeOrder order = of(tree);
        int[] rank = nameRanks(profile.labels());
        RowSort.Order heaviest =
                (left, right) -> {
                    int byTotal = Long.compare(totals[right], totals[left]);
                    return byTotal != 0
                            ? byTotal
                            : Integer.compare(
                                    rank[tree.function(left)], rank[tree.function(right)]);
                };
        for (int row = 0; row < tree.size(); row++) {
            RowSort.sort(order.child, order.first[row], order.first[row + 1], heaviest);
        }
        return order;
    }

    /** Where each function's name stands among all names; equal names stand at the same place. */
    private static int[] nameRanks(List<FunctionLabel> labels) {
        String[] names = labels.stream().map(FunctionLabel::name).toArray(String[]::new);
        int[] ranks = new int[names.length];
        int[] sorted = RowSort.sorted(names.length, (a, b) -> names[a].compareTo(names[b]));
        for (int i = 1; i < sorted.length; i++) {
            boolean same = names[sorted[i]].equals(names[sorted[i - 1]]);
            ranks[sorted[i]] = same ? ranks[sorted[i - 1]] : i;
        }
        return ranks;
    }

    /** How many children a row has. */
    public int childCount(int row) {
        return first[row + 1] - first[row];
    }

    /** The child of {@code row} at {@code place}, from 0 below {@link #childCount}. */
    public int child(int row, int place) {
        return child[first[row] + place];
    }
}
