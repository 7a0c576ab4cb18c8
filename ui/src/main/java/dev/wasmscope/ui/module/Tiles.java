package dev.wasmscope.ui.module;

import dev.wasmscope.ui.module.Squarified.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rectangles of a treemap: everything that is large enough to be seen, outer ones first. */
record Tiles(List<Tile> all) {
    private static final double SMALLEST = 3;

    /** A name is shown above parts that are that much wider than the name is high. */
    private static final double HEADED = 2.7;

    /**
     * One rectangle.
     *
     * @param depth 0 for the outermost
     * @param headed whether there is room for a name above its parts
     * @param open whether its parts are shown in it
     */
    record Tile(SizeNode node, Box box, int depth, boolean headed, boolean open) {}

    /**
     * Lays out a node's parts, and theirs as far as there is room.
     *
     * @param head height of a name above parts, in pixels
     */
    static Tiles of(SizeNode root, Box space, double head) {
        List<Tile> all = new ArrayList<>();
        add(root, space, head, 0, all);
        return new Tiles(all);
    }

    private static void add(SizeNode node, Box space, double head, int depth, List<Tile> all) {
        long[] sizes = node.parts().stream().mapToLong(SizeNode::bytes).toArray();
        long sum = 0;
        for (long size : sizes) {
            sum += size;
        }
        List<Box> boxes = Squarified.layout(sizes, Math.max(sum, node.bytes()), space);
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            if (box.width() < SMALLEST || box.height() < SMALLEST) {
                continue;
            }
            SizeNode part = node.parts().get(i);
            boolean headed = box.width() > head * HEADED && box.height() > head * 2;
            boolean open = !part.parts().isEmpty() && box.width() > 8 && box.height() > 8;
            all.add(new Tile(part, box, depth, headed, open));
            if (open) {
                add(part, box.inset(1.5, headed ? head : 1.5), head, depth + 1, all);
            }
        }
    }

    /** The innermost rectangle at a point. */
    Optional<Tile> at(double x, double y) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).box().contains(x, y)) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }
}
