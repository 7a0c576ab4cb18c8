package dev.wasmscope.ui.module;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays sizes out as rectangles that are as square as they can be (Bruls, Huizing, van Wijk:
 * "Squarified Treemaps", 2000). Pure.
 */
public final class Squarified {
    private Squarified() {}

    /** A rectangle. */
    public record Box(double x, double y, double width, double height) {
        /** Whether a point lies in it. */
        public boolean contains(double px, double py) {
            return px >= x && px < x + width && py >= y && py < y + height;
        }

        /** The same, smaller on all sides and more at the top. */
        Box inset(double side, double top) {
            return new Box(
                    x + side,
                    y + top,
                    Math.max(0, width - 2 * side),
                    Math.max(0, height - side - top));
        }
    }

    /**
     * One rectangle for each size, in their order, which together fill the space in the share that
     * the sizes have of the whole.
     *
     * @param sizes positive, largest first
     * @param whole at least their sum; what is left of it stays empty
     */
    public static List<Box> layout(long[] sizes, long whole, Box space) {
        List<Box> boxes = new ArrayList<>(sizes.length);
        double scale = whole <= 0 ? 0 : space.width() * space.height() / whole;
        double x = space.x();
        double y = space.y();
        double width = space.width();
        double height = space.height();
        int next = 0;
        while (next < sizes.length) {
            double side = Math.min(width, height);
            int end = rowEnd(sizes, next, side, scale);
            double area = 0;
            for (int i = next; i < end; i++) {
                area += sizes[i] * scale;
            }
            double depth = side <= 0 ? 0 : area / side;
            boolean upright = width >= height;
            double at = upright ? y : x;
            for (int i = next; i < end; i++) {
                double length = depth <= 0 ? 0 : sizes[i] * scale / depth;
                boxes.add(upright ? new Box(x, at, depth, length) : new Box(at, y, length, depth));
                at += length;
            }
            if (upright) {
                x += depth;
                width -= depth;
            } else {
                y += depth;
                height -= depth;
            }
            next = end;
        }
        return boxes;
    }

    /** Where the row ends that begins at {@code from}: before one more makes it less square. */
    private static int rowEnd(long[] sizes, int from, double side, double scale) {
        double sum = sizes[from] * scale;
        double largest = sum;
        double worst = worst(largest, largest, sum, side);
        int end = from + 1;
        while (end < sizes.length) {
            double area = sizes[end] * scale;
            double next = worst(largest, area, sum + area, side);
            if (next > worst) {
                return end;
            }
            worst = next;
            sum += area;
            end++;
        }
        return end;
    }

    /** The greatest ratio of sides in a row of that area along a side. */
    private static double worst(double largest, double smallest, double sum, double side) {
        double square = side * side;
        return Math.max(square * largest / (sum * sum), sum * sum / (square * smallest));
    }
}
