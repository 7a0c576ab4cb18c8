package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CallTreeBuilder;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Profiles from profiles: what a user asks for to see one thing more clearly. None of them loses
 * instructions unless its description says so.
 */
public final class Transforms {

    /** Where a row of the old tree goes: given the new row of its parent, its own new row. */
    @FunctionalInterface
    private interface Rule {
        int place(CallTreeBuilder tree, int newParent, int row);
    }

    private Transforms() {}

    /**
     * Leaves out the functions that {@code hidden} names; their instructions go to their callers.
     */
    public static Profile hide(Profile profile, Predicate<FunctionLabel> hidden) {
        IntPredicate test = functions(profile, hidden);
        return rewrite(
                profile,
                (tree, newParent, row) -> {
                    int function = profile.tree().function(row);
                    return test.test(function) ? newParent : tree.child(newParent, function);
                });
    }

    /**
     * Folds a function that calls itself directly into one row; its calls then count entries from
     * others.
     */
    public static Profile collapseRecursion(Profile profile) {
        CallTree old = profile.tree();
        return rewrite(
                profile,
                (tree, newParent, row) -> {
                    int caller = old.parent(row);
                    boolean direct =
                            caller != CallTree.ROOT && old.function(caller) == old.function(row);
                    return direct ? newParent : tree.child(newParent, old.function(row));
                });
    }

    /**
     * Keeps the paths on which some function's name contains a match of {@code pattern}, with all
     * their callers. Instructions of other paths are left out.
     */
    public static Profile keepStacks(Profile profile, Pattern pattern) {
        CallTree old = profile.tree();
        IntPredicate test = functions(profile, label -> pattern.matcher(label.name()).find());
        boolean[] matched = new boolean[old.size()];
        boolean[] needed = new boolean[old.size()];
        for (int row = 1; row < old.size(); row++) {
            matched[row] = matched[old.parent(row)] || test.test(old.function(row));
        }
        for (int row = old.size() - 1; row > CallTree.ROOT; row--) {
            needed[row] |= matched[row];
            needed[old.parent(row)] |= needed[row];
        }
        CallTreeBuilder tree = new CallTreeBuilder();
        int[] placed = new int[old.size()];
        for (int row = 1; row < old.size(); row++) {
            if (needed[row]) {
                placed[row] = tree.child(placed[old.parent(row)], old.function(row));
                tree.addSelf(placed[row], matched[row] ? old.self(row) : 0);
                tree.addCalls(placed[row], old.calls(row));
            }
        }
        return with(profile, tree);
    }

    /**
     * What a function calls: its paths only, wherever it was called from, with it as the root. An
     * activation inside another one of the same function stays where it is, so nothing counts
     * twice.
     *
     * @param function index into {@link Profile#functions()}
     */
    public static Profile callees(Profile profile, int function) {
        CallTree old = profile.tree();
        CallTreeBuilder tree = new CallTreeBuilder();
        int[] placed = new int[old.size()];
        for (int row = 1; row < old.size(); row++) {
            int parent = placed[old.parent(row)];
            if (parent != CallTree.ROOT || old.function(row) == function) {
                placed[row] = tree.child(parent, old.function(row));
                tree.addSelf(placed[row], old.self(row));
                tree.addCalls(placed[row], old.calls(row));
            }
        }
        return with(profile, tree);
    }

    /**
     * Who calls a function, as a tree that grows from it to its callers, weighted with the
     * instructions that it and its callees executed for them.
     *
     * @param function index into {@link Profile#functions()}
     */
    public static Profile callers(Profile profile, int function) {
        CallTree old = profile.tree();
        long[] totals = old.totals();
        boolean[] repeated = OuterActivations.repeated(old, profile.functions().size());
        CallTreeBuilder tree = new CallTreeBuilder();
        for (int row = 1; row < old.size(); row++) {
            if (old.function(row) == function) {
                addUpwards(old, tree, row, repeated[row] ? 0 : totals[row]);
            }
        }
        return with(profile, tree);
    }

    /**
     * The whole tree bottom-up: every function with its own instructions, and below it those who
     * called it.
     */
    public static Profile inverted(Profile profile) {
        CallTree old = profile.tree();
        CallTreeBuilder tree = new CallTreeBuilder();
        for (int row = 1; row < old.size(); row++) {
            addUpwards(old, tree, row, old.self(row));
        }
        tree.addSelf(CallTree.ROOT, old.self(CallTree.ROOT));
        return with(profile, tree);
    }

    /** The weight lies at the far end, so that totals pass it through every step of the way. */
    private static void addUpwards(CallTree old, CallTreeBuilder tree, int row, long weight) {
        int placed = CallTree.ROOT;
        for (int at = row; at != CallTree.ROOT; at = old.parent(at)) {
            placed = tree.child(placed, old.function(at));
            tree.addCalls(placed, old.calls(row));
        }
        tree.addSelf(placed, weight);
    }

    private static Profile rewrite(Profile profile, Rule rule) {
        CallTree old = profile.tree();
        CallTreeBuilder tree = new CallTreeBuilder();
        int[] placed = new int[old.size()];
        for (int row = 1; row < old.size(); row++) {
            int newParent = placed[old.parent(row)];
            placed[row] = rule.place(tree, newParent, row);
            tree.addSelf(placed[row], old.self(row));
            tree.addCalls(placed[row], placed[row] == newParent ? 0 : old.calls(row));
        }
        tree.addSelf(CallTree.ROOT, old.self(CallTree.ROOT));
        return profile.rearranged(tree.toTree(), placed);
    }

    private static IntPredicate functions(Profile profile, Predicate<FunctionLabel> test) {
        List<FunctionLabel> labels = profile.labels();
        boolean[] answers = new boolean[labels.size()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = test.test(labels.get(i));
        }
        return function -> answers[function];
    }

    private static Profile with(Profile profile, CallTreeBuilder tree) {
        return profile.withTree(tree.toTree());
    }
}
