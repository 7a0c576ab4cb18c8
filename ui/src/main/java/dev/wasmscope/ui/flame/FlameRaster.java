package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Paints the boxes of a flame graph into pixels, row by row: the cost depends on the pixels, not on
 * the size of the profile. Boxes of one row that share a pixel are looked up with one jump, so a
 * million of them cost no more than the row has pixels.
 */
final class FlameRaster {
    /** Boxes of at least that many pixels keep one pixel apart. */
    private static final int GAP_FROM = 4;

    private final int[] pixels;
    private final int width;
    private final int height;
    private final int[] line;
    private int[] labels = new int[4 * 256];
    private int labelCount;
    private int runs;
    private int background;

    /**
     * @param pixels ARGB, row by row
     * @param width of a row of pixels
     */
    FlameRaster(int[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.line = new int[width];
    }

    /**
     * How to paint.
     *
     * @param background where no box is
     * @param fill the colour of a box
     * @param matches painted over the rest, at least a pixel wide
     * @param matchFill of found boxes
     * @param labelFrom boxes of at least that many pixels are remembered for their names
     */
    record Paint(
            int background,
            IntUnaryOperator fill,
            FlameMatches matches,
            int matchFill,
            double labelFrom) {}

    /**
     * Where a depth lies.
     *
     * @param row height of a row in pixels
     * @param gap pixels of it that stay empty
     * @param top of the root's row, may lie outside
     * @param down whether callees lie below their callers
     */
    record Rows(int row, int gap, int top, boolean down) {
        int y(int depth) {
            return down ? top + depth * row : top - depth * row;
        }

        /** The depth at a height; may be one that does not exist. */
        int depthAt(double y) {
            return (int)
                    (down ? Math.floor((y - top) / row) : Math.ceil((top + row - y) / row) - 1);
        }
    }

    /** How many pieces the last picture took. */
    int runs() {
        return runs;
    }

    int labelCount() {
        return labelCount;
    }

    int labelBox(int i) {
        return labels[4 * i];
    }

    int labelLeft(int i) {
        return labels[4 * i + 1];
    }

    int labelRight(int i) {
        return labels[4 * i + 2];
    }

    int labelTop(int i) {
        return labels[4 * i + 3];
    }

    /** Paints what is in sight. */
    void draw(FlameGraph graph, Span span, Rows rows, Paint paint) {
        labelCount = 0;
        runs = 0;
        int above = height;
        int below = 0;
        int a = rows.depthAt(0);
        int b = rows.depthAt(height - 1.0);
        int last = Math.min(graph.depths() - 1, Math.max(a, b));
        for (int depth = Math.max(0, Math.min(a, b)); depth <= last; depth++) {
            int y = rows.y(depth);
            drawDepth(graph, span, depth, y, paint);
            copy(y, rows.row() - rows.gap());
            clear(y + rows.row() - rows.gap(), y + rows.row(), paint.background());
            above = Math.min(above, y);
            below = Math.max(below, y + rows.row());
        }
        clear(0, above, paint.background());
        clear(below, height, paint.background());
    }

    private void clear(int from, int to, int color) {
        int first = Math.max(0, from);
        int end = Math.min(height, to);
        if (first < end) {
            Arrays.fill(pixels, first * width, end * width, color);
        }
    }

    private void copy(int y, int high) {
        int from = Math.max(0, y);
        int to = Math.min(height, y + high);
        for (int at = from; at < to; at++) {
            System.arraycopy(line, 0, pixels, at * width, width);
        }
    }

    private void drawDepth(FlameGraph graph, Span span, int depth, int y, Paint paint) {
        Arrays.fill(line, paint.background());
        background = paint.background();
        double scale = width / span.width();
        int end = graph.rowEnd(depth);
        int box = graph.firstEndingAfter(depth, (long) Math.floor(span.from()));
        while (box < end) {
            long start = graph.start(box);
            long close = graph.end(box);
            if (close == start) {
                box = jump(graph, box + 1, end, start);
                continue;
            }
            double left = (start - span.from()) * scale;
            if (left >= width) {
                break;
            }
            double right = left + (close - start) * scale;
            int x = Math.max(0, (int) Math.floor(left));
            int stop = Math.min(width, Math.max(x + 1, (int) Math.floor(right)));
            runs++;
            fill(x, stop, paint.fill().applyAsInt(box));
            if (right - left >= paint.labelFrom()) {
                label(box, x, stop, y);
            }
            // The next box that is seen beyond this pixel: what lies between shares it.
            double edge = span.from() + stop / scale;
            box = right >= stop ? box + 1 : jump(graph, box + 1, end, edge);
        }
        drawMatches(graph, span, depth, paint);
    }

    private void drawMatches(FlameGraph graph, Span span, int depth, Paint paint) {
        FlameMatches matches = paint.matches();
        if (matches.size() == 0) {
            return;
        }
        double scale = width / span.width();
        int first = graph.firstEndingAfter(depth, (long) Math.floor(span.from()));
        int end = matches.indexFrom(graph.rowEnd(depth));
        int at = matches.indexFrom(first);
        while (at < end) {
            int box = matches.box(at);
            double left = (graph.start(box) - span.from()) * scale;
            if (left >= width) {
                return;
            }
            int x = Math.max(0, (int) Math.floor(left));
            double right = left + graph.width(box) * scale;
            int stop = Math.min(width, Math.max(x + 1, (int) Math.floor(right)));
            fill(x, stop, paint.matchFill());
            int step = at + 1;
            if (right < stop) {
                double edge = span.from() + stop / scale;
                step =
                        Math.max(
                                step,
                                matches.indexFrom(jump(graph, box + 1, graph.rowEnd(depth), edge)));
            }
            at = step;
        }
    }

    private void fill(int from, int to, int color) {
        if (to - from == 1) {
            line[from] = color;
            return;
        }
        Arrays.fill(line, from, to, color);
        if (to - from >= GAP_FROM) {
            // The background shines through between two boxes.
            line[to - 1] = mean(color, background);
        }
    }

    private static int mean(int a, int b) {
        return 0xff000000 | (a >>> 1 & 0x7f7f7f) + (b >>> 1 & 0x7f7f7f);
    }

    /** The first box from {@code low} on that ends beyond a point: steps double, then halve. */
    private static int jump(FlameGraph graph, int low, int end, double edge) {
        int step = 1;
        int known = low;
        while (known < end && graph.end(known) <= edge) {
            low = known + 1;
            known = low + step;
            step *= 2;
        }
        int high = Math.min(known, end);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (graph.end(middle) > edge) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void label(int box, int left, int right, int top) {
        if (4 * labelCount == labels.length) {
            labels = Arrays.copyOf(labels, labels.length * 2);
        }
        int at = 4 * labelCount++;
        labels[at] = box;
        labels[at + 1] = left;
        labels[at + 2] = right;
        labels[at + 3] = top;
    }
}
