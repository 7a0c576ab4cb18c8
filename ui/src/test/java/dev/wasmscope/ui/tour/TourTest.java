package dev.wasmscope.ui.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.Sample;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.Variable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour on a real program: engine, debug information and every view together. */
class TourTest {
    @TempDir Path folder;

    @Test
    void theTourShowsAllViewsOfARealProgram() throws Exception {
        Sample ledger = new Samples().find("ledger").orElseThrow();
        Path pictures = Path.of("target", "screens", "tour");
        TourReport report =
                Tour.take(ledger, ledger.runs().getFirst(), folder, pictures, 1440, 900);

        assertEquals(103, report.stop().position().orElseThrow().line());
        assertEquals("post_account", report.stop().top().orElseThrow().function());
        assertEquals(
                List.of("account", "entry"),
                report.variables().stream().map(Variable::name).toList());
        assertEquals(
                List.of(104, 105),
                report.steps().stream().map(s -> s.position().orElseThrow().line()).toList());
        assertTrue(report.calls().stream().anyMatch(c -> c.name().equals("fd_write")), "calls");
        assertEquals(new StopReason.Exited(0, List.of()), report.end().reason());
        assertFalse(report.hottest().isEmpty(), "hot functions");
        for (Path picture : report.pictures()) {
            assertTrue(Files.size(picture) > 1_000, picture + " is empty");
        }
        assertEquals(18, report.pictures().size());
    }
}
