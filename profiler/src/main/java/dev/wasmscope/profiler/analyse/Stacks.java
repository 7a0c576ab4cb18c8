package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.Profile;
import java.util.regex.Pattern;

/** Parts of a profile, chosen by the stacks on which the cost arose. The rest is left out. */
public final class Stacks {

    private Stacks() {}

    /** Keeps the stacks with a function of which a part of the name matches; see {@link #keep}. */
    public static Profile keep(Profile profile, Pattern name) {
        return keep(profile, StackPattern.anywhere(name));
    }

    /** Leaves out the stacks that {@link #keep} keeps. */
    public static Profile drop(Profile profile, Pattern name) {
        return drop(profile, StackPattern.anywhere(name));
    }

    /** Keeps the cost of the stacks that are meant, below the callers that they have. */
    public static Profile keep(Profile profile, StackPattern pattern) {
        return choose(profile, pattern.matches(profile));
    }

    /** Leaves out the cost of the stacks that are meant. */
    public static Profile drop(Profile profile, StackPattern pattern) {
        boolean[] chosen = pattern.matches(profile);
        for (int row = 0; row < chosen.length; row++) {
            chosen[row] = !chosen[row];
        }
        return choose(profile, chosen);
    }

    /**
     * What a function calls: its paths only, wherever it was called from, with it as the outermost.
     * An activation inside another one of the same function stays where it is, so nothing counts
     * twice.
     *
     * @param function index into {@link Profile#functions()}
     */
    public static Profile below(Profile profile, int function) {
        Rearrangement to = new Rearrangement(profile);
        CallTree old = to.old;
        for (int row = 1; row < old.size(); row++) {
            int parent = Math.max(to.placeOf(old.parent(row)), CallTree.ROOT);
            if (parent != CallTree.ROOT) {
                to.place(row, to.callFrom(parent, row));
            } else if (old.function(row) == function) {
                to.place(row, to.callFrom(parent, CallTree.NONE, row));
            }
        }
        return to.part();
    }

    /** One path with all that it calls; its callers stay above it without cost of their own. */
    public static Profile belowRow(Profile profile, int row) {
        CallTree tree = profile.tree();
        boolean[] chosen = new boolean[tree.size()];
        for (int at = row; at < chosen.length; at++) {
            chosen[at] = at == row || at > 0 && chosen[tree.parent(at)];
        }
        return choose(profile, chosen);
    }

    /** Keeps the cost of some rows; their callers are there with the calls that led to them. */
    static Profile choose(Profile profile, boolean[] chosen) {
        Rearrangement to = new Rearrangement(profile);
        CallTree old = to.old;
        boolean[] needed = chosen.clone();
        for (int row = old.size() - 1; row > CallTree.ROOT; row--) {
            needed[old.parent(row)] |= needed[row];
        }
        int[] path = new int[old.size()];
        for (int row = 1; row < old.size(); row++) {
            if (needed[row]) {
                path[row] = to.callFrom(path[old.parent(row)], row);
                if (chosen[row]) {
                    to.place(row, path[row]);
                }
            }
        }
        return chosen[CallTree.ROOT] ? to.whole() : to.part();
    }
}
