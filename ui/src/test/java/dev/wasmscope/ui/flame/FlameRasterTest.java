package dev.wasmscope.ui.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.testing.BigProfiles;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlameRasterTest {
    private static final int WIDTH = 500;
    private static final int HEIGHT = 120;
    private static final int BACKGROUND = 0xff000000;

    /** Half of it, as between two boxes, has another bit. */
    private static final int OF_A_BOX = 0xff800000;

    private static final int FOUND = 0xffff00ff;

    private final int[] pixels = new int[WIDTH * HEIGHT];
    private final FlameRaster raster = new FlameRaster(pixels, WIDTH, HEIGHT);

    private static FlameRaster.Paint paint(FlameMatches matches) {
        return new FlameRaster.Paint(BACKGROUND, box -> OF_A_BOX | box, matches, FOUND, 30);
    }

    private static final FlameRaster.Rows ROWS = new FlameRaster.Rows(10, 1, 0, true);

    /** Each pixel shows the box that its left edge or something right of it belongs to. */
    @Test
    void everyPixelShowsABoxThatTouchesIt() {
        FlameGraph graph = FlameGraph.of(BigProfiles.of(20_000, 7));
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            double width = graph.total() * Math.pow(10, -5 * random.nextDouble());
            double from = (graph.total() - width) * random.nextDouble();
            Span span = new Span(from, from + width);
            raster.draw(graph, span, ROWS, paint(FlameMatches.NONE));
            for (int depth = 0; depth < Math.min(12, graph.depths()); depth++) {
                for (int x = 0; x < WIDTH; x += 7) {
                    check(graph, span, depth, x);
                }
            }
        }
    }

    private void check(FlameGraph graph, Span span, int depth, int x) {
        int color = pixels[(depth * 10 + 4) * WIDTH + x];
        int box = color & 0x7fffff;
        if ((color & 0x800000) == 0) {
            // The pixel between two boxes, or one that no box covers.
            boolean covered = touches(graph, span, depth, x);
            assertTrue(!covered || color != BACKGROUND, () -> "depth " + depth + ", pixel " + x);
            return;
        }
        assertEquals(depth, graph.depth(box));
        double left = span.share(graph.start(box)) * WIDTH;
        double right = span.share(graph.start(box) + graph.width(box)) * WIDTH;
        assertTrue(
                left < x + 1 && right > x - 1,
                () -> box + " at " + left + ".." + right + " not " + x);
    }

    /** Whether one box covers the pixel and both of its neighbours. */
    private static boolean touches(FlameGraph graph, Span span, int depth, int x) {
        int left = graph.boxAt(depth, (long) Math.floor(span.at((x - 1.0) / WIDTH)));
        int right = graph.boxAt(depth, (long) Math.floor(span.at((x + 2.0) / WIDTH)));
        return left >= 0 && left == right;
    }

    @Test
    void aMillionBoxesInOneRowTakeNoMorePiecesThanPixels() {
        Profile big = BigProfiles.of(60_000, 1);
        FlameGraph graph = FlameGraph.of(big);
        raster.draw(graph, Span.all(graph.total()), ROWS, paint(FlameMatches.NONE));
        assertTrue(raster.runs() <= WIDTH * 12, () -> raster.runs() + " pieces");
    }

    @Test
    void whatIsFoundIsSeenHoweverThinItIs() {
        FlameGraph graph = FlameGraph.of(BigProfiles.of(20_000, 7));
        FlameMatches matches = FlameMatches.of(graph, "parse_read_10");
        assertTrue(matches.size() > 3, "the example needs some matches");
        raster.draw(graph, Span.all(graph.total()), ROWS, paint(matches));
        for (int i = 0; i < matches.size(); i++) {
            int box = matches.box(i);
            int depth = graph.depth(box);
            if (depth < 12) {
                int x = (int) Math.floor(graph.start(box) * (double) WIDTH / graph.total());
                int at = (depth * 10 + 4) * WIDTH + Math.min(WIDTH - 1, x);
                assertEquals(FOUND, pixels[at], "box " + box + " at pixel " + x);
            }
        }
    }

    @Test
    void depthsAndHeightsAgree() {
        for (boolean down : new boolean[] {true, false}) {
            FlameRaster.Rows rows = new FlameRaster.Rows(19, 1, down ? -40 : 300, down);
            for (int depth = 0; depth < 9; depth++) {
                assertEquals(depth, rows.depthAt(rows.y(depth)));
                assertEquals(depth, rows.depthAt(rows.y(depth) + 18.9));
            }
        }
    }
}
