package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.profiler.analyse.Inversion;
import dev.wasmscope.profiler.analyse.Stacks;
import dev.wasmscope.profiler.analyse.Transforms;
import dev.wasmscope.profiler.analyse.TreeDifference;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a profile becomes a graph.
 *
 * @param bottomUp functions with their callers above them, in place of their callees
 * @param foldRecursion a function that calls itself directly is one box
 * @param hidden functions whose cost goes to their callers
 * @param root shows only what this function called
 */
public record FlameOptions(
        boolean bottomUp,
        boolean foldRecursion,
        Set<FunctionLabel> hidden,
        Optional<FunctionLabel> root) {
    /** The profile as it is. */
    public static final FlameOptions PLAIN =
            new FlameOptions(false, false, Set.of(), Optional.empty());

    public FlameOptions {
        hidden = Set.copyOf(hidden);
    }

    /** The same with another direction. */
    public FlameOptions withBottomUp(boolean next) {
        return new FlameOptions(next, foldRecursion, hidden, root);
    }

    /** The same with recursion folded or not. */
    public FlameOptions withFoldRecursion(boolean next) {
        return new FlameOptions(bottomUp, next, hidden, root);
    }

    /** The same without one more function. */
    public FlameOptions hiding(FunctionLabel function) {
        Set<FunctionLabel> next = new HashSet<>(hidden);
        next.add(function);
        return new FlameOptions(bottomUp, foldRecursion, next, root);
    }

    /** The same with one function's callees only. */
    public FlameOptions withRoot(FunctionLabel function) {
        return new FlameOptions(bottomUp, foldRecursion, hidden, Optional.of(function));
    }

    /** The same with everything in sight. */
    public FlameOptions withEverything() {
        return new FlameOptions(bottomUp, foldRecursion, Set.of(), Optional.empty());
    }

    /** Whether something is left out. */
    public boolean partial() {
        return !hidden.isEmpty() || root.isPresent();
    }

    /** What is left out, in few words. */
    public String text() {
        String only = root.map(r -> "only " + r.name()).orElse("");
        String without =
                hidden.isEmpty()
                        ? ""
                        : hidden.size() == 1
                                ? "without " + hidden.iterator().next().name()
                                : "without " + hidden.size() + " functions";
        return only.isEmpty() || without.isEmpty() ? only + without : only + ", " + without;
    }

    /** Lays out what is to be seen of a profile. */
    FlameGraph layOut(Profile profile) {
        Profile seen = apply(profile);
        return bottomUp ? FlameGraph.bottomUp(seen) : FlameGraph.of(seen);
    }

    /** Both profiles on one tree, seen in this way. */
    TreeDifference compare(Profile before, Profile after) {
        return bottomUp
                ? TreeDifference.between(
                        Inversion.inverted(apply(before)), Inversion.inverted(apply(after)))
                : TreeDifference.between(apply(before), apply(after));
    }

    private Profile apply(Profile profile) {
        Profile shown = profile;
        int function = root.map(profile.labels()::indexOf).orElse(-1);
        if (function >= 0) {
            shown = Stacks.below(shown, function);
        }
        if (!hidden.isEmpty()) {
            shown = Transforms.hide(shown, hidden::contains);
        }
        if (foldRecursion) {
            shown = Transforms.collapseDirectRecursion(shown);
        }
        return shown;
    }
}
