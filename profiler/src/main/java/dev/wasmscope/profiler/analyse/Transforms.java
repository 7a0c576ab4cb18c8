package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.function.Predicate;

/**
 * Profiles from profiles: what a user asks for to see one thing more clearly. None of them loses
 * weight: what a row cost goes to the row that stands for it. Columns and tables follow the rows.
 *
 * @see Stacks for those that leave something out
 * @see Inversion for trees that grow towards the callers
 */
public final class Transforms {

    /** Which new row an old row goes to, given the new row of its caller. */
    @FunctionalInterface
    private interface Rule {
        int place(Rearrangement to, int newParent, int row);
    }

    private Transforms() {}

    /**
     * Leaves out the functions that {@code hidden} names, inlined ones too; their cost goes to
     * their callers, there to the places of the calls. Code in sight that was inlined into hidden
     * functions stays as frames.
     */
    public static Profile hide(Profile profile, Predicate<FunctionLabel> hidden) {
        return Hiding.hide(profile, hidden);
    }

    /**
     * Hides what is not the user's own code, as steps by line run through it: functions of
     * libraries, and those whose source is not known. Functions of the host stay. Where no function
     * is the user's own, what has no source stays too.
     *
     * @param libraryFile whether a file, as the compiler recorded it, is a library's
     * @see #hide
     */
    public static Profile justMyCode(Profile profile, Predicate<String> libraryFile) {
        boolean anyOwn =
                profile.labels().stream()
                        .flatMap(label -> label.source().stream())
                        .anyMatch(libraryFile.negate());
        return hide(
                profile,
                label -> !label.host() && label.source().map(libraryFile::test).orElse(anyOwn));
    }

    /** Folds inlined calls into the functions that their code is part of. */
    public static Profile foldInlined(Profile profile) {
        return rewrite(
                profile,
                (to, newParent, row) ->
                        isInlined(profile, row) ? newParent : to.callFrom(newParent, row));
    }

    private static boolean isInlined(Profile profile, int row) {
        int function = profile.tree().function(row);
        return profile.functions().get(function) instanceof FunctionKey.Inlined;
    }

    /** Makes one path of those that differ only in the places of their calls. */
    public static Profile foldCallSites(Profile profile) {
        CallTree old = profile.tree();
        for (int row = 1; row < old.size(); row++) {
            if (old.callSite(row) != CallTree.NONE) {
                return rewrite(profile, (to, parent, r) -> to.callFrom(parent, CallTree.NONE, r));
            }
        }
        return profile;
    }

    /**
     * Folds a function that calls itself directly into one row; its calls then count entries from
     * others.
     */
    public static Profile collapseDirectRecursion(Profile profile) {
        return rewrite(
                profile,
                (to, newParent, row) -> {
                    int caller = to.old.parent(row);
                    boolean direct =
                            caller != CallTree.ROOT
                                    && to.old.function(caller) == to.old.function(row);
                    return direct ? newParent : to.callFrom(newParent, row);
                });
    }

    /**
     * Folds every function that is active already further out into that activation, whatever
     * functions lie between: {@code odd;even;odd;even} is {@code odd;even}. Its calls then count
     * entries from outside the recursion.
     */
    public static Profile collapseRecursion(Profile profile) {
        int[] outer = OuterActivations.of(profile.tree(), profile.functions().size());
        return rewrite(
                profile,
                (to, newParent, row) ->
                        outer[row] == CallTree.NONE
                                ? to.callFrom(newParent, row)
                                : to.placeOf(outer[row]));
    }

    private static Profile rewrite(Profile profile, Rule rule) {
        Rearrangement to = new Rearrangement(profile);
        for (int row = 1; row < to.old.size(); row++) {
            int newParent = to.placeOf(to.old.parent(row));
            to.place(row, rule.place(to, newParent, row));
        }
        return to.whole();
    }
}
