package dev.wasmscope.ui.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final double TOTAL = 1000;

    @Property(tries = 300)
    void aZoomKeepsThePointUnderTheMouseAndStaysInside(
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @DoubleRange(min = 0.05, max = 20) double factor) {
        Span span = new Span(400, 600);
        Span next = span.zoomed(factor, share, TOTAL);
        assertTrue(next.from() >= 0 && next.to() <= TOTAL + 1e-6, next::toString);
        if (next.from() > 1e-6 && next.to() < TOTAL - 1e-6) {
            assertEquals(span.at(share), next.at(share), 1e-6);
        }
    }

    @Test
    void aMovementEndsWhereItShouldAndNeverTurnsBack() {
        Span from = new Span(0, 1000);
        Span to = new Span(700, 710);
        double width = from.width();
        for (int i = 1; i <= 20; i++) {
            Span at = from.towards(to, i / 20.0);
            assertTrue(at.width() <= width, "comes closer with each step");
            assertTrue(at.from() <= 700 && at.to() >= 710, "keeps in sight what it goes to");
            width = at.width();
        }
        assertEquals(to, from.towards(to, 1));
    }

    @Test
    void showingMovesAsLittleAsItMust() {
        Span span = new Span(100, 200);
        assertEquals(span, span.showing(120, 150, TOTAL));
        assertEquals(new Span(50, 150), span.showing(50, 80, TOTAL));
        assertEquals(new Span(150, 250), span.showing(240, 250, TOTAL));
        assertEquals(new Span(0, 100), new Span(40, 140).moved(-3, TOTAL));
    }
}
