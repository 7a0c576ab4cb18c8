package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CallTreeBuilder;
import dev.wasmscope.profiler.model.Profile;
import java.util.Arrays;

/**
 * A tree that is built from the rows of an old one, each of which goes to one new row or is left
 * out; columns and tables follow.
 */
final class Rearrangement {

    final CallTree old;
    final CallTreeBuilder tree = new CallTreeBuilder();

    private final Profile profile;
    private final int[] newRow;

    /** Nothing is placed yet but the root, with the weight that it has. */
    Rearrangement(Profile profile) {
        this.profile = profile;
        this.old = profile.tree();
        this.newRow = new int[old.size()];
        Arrays.fill(newRow, CallTree.NONE);
        newRow[CallTree.ROOT] = CallTree.ROOT;
    }

    /** Where an old row went; {@link CallTree#NONE} if it is left out so far. */
    int placeOf(int row) {
        return newRow[row];
    }

    /** Makes the call of an old row from another path, and counts it. */
    int callFrom(int newParent, int row) {
        return callFrom(newParent, old.callSite(row), row);
    }

    /** Makes the call of an old row from another path and another place there, and counts it. */
    int callFrom(int newParent, int site, int row) {
        int to = tree.child(newParent, site, old.function(row));
        tree.addCalls(to, old.calls(row));
        return to;
    }

    /** Puts what an old row holds into a new one: its weight and everything that is kept by row. */
    void place(int row, int to) {
        newRow[row] = to;
        tree.addSelf(to, old.self(row));
    }

    /** The profile with the new tree, the weight of the root included. */
    Profile whole() {
        tree.addSelf(CallTree.ROOT, old.self(CallTree.ROOT));
        return profile.rearranged(tree.toTree(), newRow);
    }

    /** The profile with the new tree; what belongs to the root itself is left out. */
    Profile part() {
        newRow[CallTree.ROOT] = CallTree.NONE;
        return profile.rearranged(tree.toTree(), newRow);
    }
}
