package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.Profile;
import java.util.Arrays;
import java.util.Comparator;

/** Places the boxes of a flame graph depth by depth; its columns become the graph's. */
final class FlameLayout {

    final int[] rowStart;
    final int[] node;
    final long[] start;
    final long[] width;

    private final TreeOrder order;
    private final long[] totals;
    private final Comparator<Integer> widestFirst;

    FlameLayout(Profile profile) {
        CallTree tree = profile.tree();
        order = TreeOrder.of(tree);
        totals = tree.totals();
        widestFirst =
                Comparator.<Integer>comparingLong(row -> -totals[row])
                        .thenComparing(profile::nameOf)
                        .thenComparing(Comparator.naturalOrder());
        node = new int[tree.size()];
        start = new long[tree.size()];
        width = new long[tree.size()];
        rowStart = new int[Arrays.stream(tree.depths()).max().orElse(0) + 2];
        placeAll();
    }

    private void placeAll() {
        width[0] = totals[CallTree.ROOT];
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
        int next = filled;
        for (int child : sortedChildren(node[box])) {
            node[next] = child;
            start[next] = left;
            width[next] = totals[child];
            left += totals[child];
            next++;
        }
        return next;
    }

    private int[] sortedChildren(int row) {
        int[] children =
                Arrays.copyOfRange(order.child(), order.first()[row], order.first()[row + 1]);
        if (children.length <= 1) {
            return children;
        }
        return Arrays.stream(children).boxed().sorted(widestFirst).mapToInt(i -> i).toArray();
    }
}
