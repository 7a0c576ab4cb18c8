package dev.wasmscope.profiler.analyse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.profiler.Profiles;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FlameGraphTest {

    /** One line a depth; a box is drawn as wide as its instructions. */
    @Test
    void placesChildrenAboveTheirCallerWidestFirst() {
        assertEquals(
                """
                |guest.wasm                   |
                |main                         |
                |parse               |emit  |..|.|
                |next      |skip |..............|
                """,
                draw("main run 2 . emit 6 . parse 3 next 10 . skip 5 . 2 . 1 ."));
    }

    @Test
    void boxesAreFoundByDepthAndPosition() {
        FlameGraph graph = FlameGraph.of(Profiles.of("main f 10 . g 5 . 1 ."));

        assertEquals("f", graph.name(graph.boxAt(2, 0)));
        assertEquals("f", graph.name(graph.boxAt(2, 9)));
        assertEquals("g", graph.name(graph.boxAt(2, 10)));
        assertEquals(-1, graph.boxAt(2, 15), "main's own instructions leave a gap above it");
        assertEquals(-1, graph.boxAt(3, 0), "nothing is that deep");
        assertEquals(1, graph.depth(graph.boxAt(1, 0)));
    }

    @Test
    void aProfileOfNothingIsOneEmptyBox() {
        FlameGraph graph = FlameGraph.of(Profiles.of("0"));

        assertEquals(1, graph.size());
        assertEquals(1, graph.depths());
        assertEquals(0, graph.total());
    }

    @Property
    void everyBoxLiesInsideItsCallers(@ForAll @IntRange(min = 1, max = 6) int fanOut) {
        FlameGraph graph = FlameGraph.of(Profiles.of(nested(fanOut, 3)));
        for (int box = 1; box < graph.size(); box++) {
            int caller = graph.boxAt(graph.depth(box) - 1, graph.start(box));
            assertEquals(
                    graph.profile().tree().parent(graph.node(box)),
                    graph.node(caller),
                    "box " + box + " (" + graph.name(box) + ") stands above another's caller");
        }
    }

    private static String nested(int fanOut, int depth) {
        if (depth == 0) {
            return "1";
        }
        StringBuilder script = new StringBuilder("1");
        for (int i = 0; i < fanOut; i++) {
            script.append(" f" + i + " " + nested(fanOut, depth - 1) + " .");
        }
        return script.toString();
    }

    private static String draw(String script) {
        FlameGraph graph = FlameGraph.of(Profiles.of(script));
        StringBuilder text = new StringBuilder();
        for (int depth = 0; depth < graph.depths(); depth++) {
            text.append('|');
            long at = 0;
            for (int box = graph.rowStart(depth); box < graph.rowEnd(depth); box++) {
                at = gap(text, at, graph.start(box));
                text.append(cell(graph.name(box), (int) graph.width(box))).append('|');
                at += graph.width(box);
            }
            gap(text, at, graph.total());
            text.append('\n');
        }
        return text.toString();
    }

    private static long gap(StringBuilder text, long from, long to) {
        if (to > from) {
            text.append(".".repeat((int) (to - from))).append('|');
        }
        return to;
    }

    private static String cell(String name, int width) {
        return width < name.length()
                ? "..".substring(0, Math.min(2, width))
                : name + " ".repeat(width - name.length());
    }
}
