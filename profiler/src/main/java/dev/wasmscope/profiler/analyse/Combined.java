package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CallTreeBuilder;
import dev.wasmscope.profiler.model.Profile;

/** The paths of two profiles in one tree, each profile's weights and rows apart. */
final class Combined {

    final CallTreeBuilder tree = new CallTreeBuilder();
    final int[] firstRow;
    final int[] secondRow;

    private final boolean withCallSites;

    Combined(Profile first, Profile second, FunctionMatch match, boolean withCallSites) {
        this.withCallSites = withCallSites;
        this.firstRow = place(first.tree(), match.first);
        this.secondRow = place(second.tree(), match.second);
    }

    private int[] place(CallTree old, int[] function) {
        int[] placed = new int[old.size()];
        for (int row = 1; row < placed.length; row++) {
            int site = withCallSites ? old.callSite(row) : CallTree.NONE;
            placed[row] = tree.child(placed[old.parent(row)], site, function[old.function(row)]);
            tree.addCalls(placed[row], old.calls(row));
        }
        return placed;
    }

    /** Values of old rows, added up where they are now. */
    long[] moved(long[] values, int[] newRow) {
        long[] moved = new long[tree.size()];
        for (int row = 0; row < values.length; row++) {
            moved[newRow[row]] += values[row];
        }
        return moved;
    }
}
