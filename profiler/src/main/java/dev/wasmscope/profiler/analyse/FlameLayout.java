package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.Profile;
import java.util.Arrays;

/** Places the boxes of a flame graph depth by depth; its columns become the graph's. */
final class FlameLayout {

    final int[] rowStart;
    final int[] node;
    final long[] start;
    final long[] end;
    final int[] function;

    private final TreeOrder order;
    private final long[] totals;

    FlameLayout(Profile profile) {
        CallTree tree = profile.tree();
        totals = tree.totals();
        order = TreeOrder.heaviestFirst(profile, totals);
        node = new int[tree.size()];
        start = new long[tree.size()];
        end = new long[tree.size()];
        function = new int[tree.size()];
        rowStart = new int[Arrays.stream(tree.depths()).max().orElse(0) + 2];
        placeAll();
        Arrays.setAll(function, box -> tree.function(node[box]));
    }

    private void placeAll() {
        end[0] = totals[CallTree.ROOT];
        rowStart[1] = 1;
        for (int depth = 1; depth + 1 < rowStart.length; depth++) {
            int filled = rowStart[depth];
            for (int box = rowStart[depth - 1]; box < rowStart[depth]; box++) {
                filled = placeChildren(box, filled);
            }
            rowStart[depth + 1] = filled;
        }
    }

    private int placeChildren(int box, int filled) {
        long left = start[box];
        int children = order.childCount(node[box]);
        for (int i = 0; i < children; i++) {
            int child = order.child(node[box], i);
            node[filled + i] = child;
            start[filled + i] = left;
            left += totals[child];
            end[filled + i] = left;
        }
        return filled + children;
    }
}
