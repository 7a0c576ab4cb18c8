package dev.wasmscope.profiler.model;

import java.util.List;
import java.util.function.Function;

/**
 * One finished exact profile: what was called, along which paths, and how many instructions each
 * path executed itself.
 *
 * @param guest what was run, as the user knows it (a file name)
 * @param functions every function that ran, in order of first entry; the tree's function column
 *     points here
 * @param labels display data of {@code functions}, index by index
 * @param tree all call paths
 * @param foldedCalls calls that were counted into their caller's path because the collector's limit
 *     on distinct paths was reached; 0 in an ordinary profile
 */
public record Profile(
        String guest,
        List<FunctionKey> functions,
        List<FunctionLabel> labels,
        CallTree tree,
        long foldedCalls) {

    public Profile {
        functions = List.copyOf(functions);
        labels = List.copyOf(labels);
        if (functions.size() != labels.size()) {
            throw new IllegalArgumentException("every function needs one label");
        }
    }

    /** The same profile with names from {@code symboliser}. */
    public Profile labelled(Function<FunctionKey, FunctionLabel> symboliser) {
        return new Profile(
                guest, functions, functions.stream().map(symboliser).toList(), tree, foldedCalls);
    }

    /** Instructions of the whole run. */
    public long total() {
        return tree.totals()[CallTree.ROOT];
    }

    /** The name shown for a row of {@link #tree()}; the root is called by the guest's name. */
    public String nameOf(int row) {
        int function = tree.function(row);
        return function == CallTree.NONE ? guest : labels.get(function).name();
    }
}
