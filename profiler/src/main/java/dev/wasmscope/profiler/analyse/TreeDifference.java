package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.List;
import java.util.Map;

/**
 * Two profiles on one tree: all paths of either, row by row the same in {@link #before} and {@link
 * #after}. What a differential flame graph shows: laid out by one, coloured by how the rows differ.
 *
 * @param before the paths with the weights and calls of the earlier profile
 * @param after the paths with those of the later one
 */
public record TreeDifference(Profile before, Profile after) {

    /**
     * The difference of two profiles; functions are matched as in {@link ProfileDifference}, and
     * places of calls are left out.
     *
     * @throws IllegalArgumentException when their weights are different measures
     */
    public static TreeDifference between(Profile before, Profile after) {
        ProfileDifference.requireSameWeight(before, after);
        FunctionMatch match = FunctionMatch.byName(before, after);
        Combined both = new Combined(before, after, match, false);
        CallTree shape = both.tree.toTree();
        return new TreeDifference(
                side(before, both.firstRow, both, match, shape),
                side(after, both.secondRow, both, match, shape));
    }

    private static Profile side(
            Profile old, int[] newRow, Combined both, FunctionMatch match, CallTree shape) {
        CallTree tree =
                Trees.with(
                        shape,
                        both.moved(old.tree().selfValues(), newRow),
                        both.moved(Trees.calls(old.tree()), newRow));
        return new Profile(
                old.info(), match.keys, match.labels, tree, old.weight(), Map.of(), List.of());
    }

    /** The label of a row's function; as in the later profile if it is in that. */
    public FunctionLabel label(int row) {
        return after.labels().get(after.tree().function(row));
    }

    /** For each row, how much more of its run its total is than before: from -1 to 1. */
    public double[] shareChanges() {
        long[] earlier = before.tree().totals();
        long[] later = after.tree().totals();
        double[] changes = new double[later.length];
        for (int row = 0; row < changes.length; row++) {
            changes[row] =
                    ProfileDifference.share(later[row], later[CallTree.ROOT])
                            - ProfileDifference.share(earlier[row], earlier[CallTree.ROOT]);
        }
        return changes;
    }

    /** For each row, how much greater its total is than before. */
    public long[] changes() {
        long[] earlier = before.tree().totals();
        long[] changes = after.tree().totals();
        for (int row = 0; row < changes.length; row++) {
            changes[row] -= earlier[row];
        }
        return changes;
    }
}
