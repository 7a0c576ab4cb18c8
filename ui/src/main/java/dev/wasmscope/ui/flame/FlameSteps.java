package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;

/** The way from one box of a flame graph to another; each step stays where it is at an edge. */
final class FlameSteps {
    private FlameSteps() {}

    static int caller(FlameGraph graph, int box) {
        int depth = graph.depth(box);
        int at = depth == 0 ? -1 : graph.boxAt(depth - 1, graph.start(box));
        return at < 0 ? box : at;
    }

    /** The widest callee. */
    static int callee(FlameGraph graph, int box) {
        int depth = graph.depth(box) + 1;
        if (depth >= graph.depths()) {
            return box;
        }
        int at = graph.firstEndingAfter(depth, graph.start(box));
        boolean inside =
                at < graph.rowEnd(depth) && graph.start(at) < graph.start(box) + graph.width(box);
        return inside ? at : box;
    }

    /** The box beside it in its row. */
    static int beside(FlameGraph graph, int box, int by) {
        int depth = graph.depth(box);
        return Math.clamp(box + (long) by, graph.rowStart(depth), graph.rowEnd(depth) - 1);
    }

    /** Down the widest callees to the end. */
    static int hottest(FlameGraph graph, int box) {
        int at = box;
        while (true) {
            int next = callee(graph, at);
            if (next == at) {
                return at;
            }
            at = next;
        }
    }
}
