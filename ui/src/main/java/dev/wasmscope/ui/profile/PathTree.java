package dev.wasmscope.ui.profile;

import dev.wasmscope.profiler.analyse.Inversion;
import dev.wasmscope.profiler.analyse.Transforms;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.Arrays;
import java.util.Optional;

/**
 * The call paths of a profile as a tree that is asked for its children, the most expensive first.
 * Made once in the background; a view asks only for what it shows.
 */
public final class PathTree {
    private final Profile profile;
    private final long[] totals;
    private final int[] first;
    private final int[] child;

    private PathTree(Profile profile) {
        this.profile = profile;
        CallTree tree = profile.tree();
        this.totals = tree.totals();
        this.first = new int[tree.size() + 1];
        this.child = new int[tree.size() - 1];
        for (int row = 1; row < tree.size(); row++) {
            first[tree.parent(row) + 1]++;
        }
        for (int row = 0; row < tree.size(); row++) {
            first[row + 1] += first[row];
        }
        int[] next = Arrays.copyOf(first, tree.size());
        for (int row = 1; row < tree.size(); row++) {
            child[next[tree.parent(row)]++] = row;
        }
    }

    /**
     * The tree of a profile.
     *
     * @param bottomUp from functions to their callers
     */
    public static PathTree of(Profile profile, boolean bottomUp) {
        return new PathTree(
                bottomUp ? Inversion.inverted(profile) : Transforms.foldCallSites(profile));
    }

    Profile profile() {
        return profile;
    }

    /** The paths that a path calls, the most expensive first. */
    int[] children(int row) {
        return Arrays.stream(child, first[row], first[row + 1])
                .boxed()
                .sorted((a, b) -> Long.compare(totals[b], totals[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    boolean leaf(int row) {
        return first[row] == first[row + 1];
    }

    long total(int row) {
        return totals[row];
    }

    long self(int row) {
        return profile.tree().self(row);
    }

    long calls(int row) {
        return profile.tree().calls(row);
    }

    String name(int row) {
        return profile.nameOf(row);
    }

    Optional<FunctionLabel> label(int row) {
        int function = profile.tree().function(row);
        return function < 0 ? Optional.empty() : Optional.of(profile.labels().get(function));
    }
}
