package dev.wasmscope.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.analyse.Timeline;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.profile.TimeSpan;
import dev.wasmscope.ui.testing.FakeProfiles;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTest {
    @TempDir Path folder;

    @Test
    void aPartOfTheTimelineFiltersEveryView() throws Exception {
        try (Window window = shown(FakeProfiles.sampled())) {
            assertEquals(1_000, total(window), "every sample");
            Node chart = window.robot().find("#chart");
            double width = window.on(() -> chart.getLayoutBounds().getWidth());
            window.robot().drag(chart, width / 2, width - 2, 60);
            window.robot().await("filtered", () -> shown(window).total() < 1_000);
            TimeSpan part = window.on(() -> window.context().profile().rangeProperty().get()).get();
            assertEquals(Timeline.Axis.TIME, part.axis());
            assertTrue(part.from() > 400 && part.from() < 600, part::text);
            assertEquals("walk", window.on(() -> hottest(window)), "the second half");
            assertTrue(window.robot().sees("#chart-whole"));
            window.headless().run(chart::requestFocus);
            window.robot().press(KeyCode.SHIFT, KeyCode.LEFT);
            window.robot()
                    .await(
                            "shorter",
                            () ->
                                    window.context()
                                                    .profile()
                                                    .rangeProperty()
                                                    .get()
                                                    .orElseThrow()
                                                    .to()
                                            < part.to());
            window.robot().press(KeyCode.ESCAPE);
            window.robot().await("the whole run", () -> shown(window).total() == 1_000);
            window.robot().click("#chart-axis");
            window.robot().await("along instructions", () -> window.robot().seesNow("#chart-axis"));
            assertEquals(
                    "along time", window.robot().read("#chart-axis", n -> ((Labeled) n).getText()));
        }
    }

    @Test
    void chartDataOfSamplesAndOfCounts() {
        ChartData sampled = ChartData.of(FakeProfiles.sampled(), Optional.empty());
        assertTrue(sampled.sampled() && sampled.threads().isPresent() && sampled.otherAxis());
        assertEquals(3, sampled.threads().orElseThrow().getSeriesCount(), "guest, host, idle");
        ChartData counted = ChartData.of(FakeProfiles.counted(), Optional.empty());
        assertTrue(!counted.sampled() && !counted.timeline(), "nothing over time");
    }

    @Test
    void aRealRunHasMemoryOpcodesAndHostCalls() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            window.openSample(folder, "wordcount", "both", false);
            window.robot().press(KeyCode.CONTROL, KeyCode.P);
            window.awaitEnd();
            window.headless().run(() -> window.context().docks().show("charts"));
            window.robot().await("a chart", () -> window.robot().seesNow("#chart"));
            for (String page : new String[] {"opcodes", "sizes", "lifetimes", "host"}) {
                window.robot().click("#chart-" + page);
                assertTrue(window.robot().sees("#chart"), page + " is drawn");
            }
        }
    }

    private static Profile shown(Window window) {
        return window.context().profile().shownProperty().get().orElseThrow();
    }

    private static long total(Window window) {
        return window.on(() -> shown(window).total());
    }

    /** The function with the most time of its own in what is shown. */
    private static String hottest(Window window) {
        return dev.wasmscope.profiler.analyse.HotFunctions.of(shown(window))
                .getFirst()
                .label()
                .name();
    }

    private Window shown(Profile profile) throws Exception {
        assertEquals(Measure.WALL_TIME, profile.weight());
        Window window = Window.opened(folder);
        window.headless().run(() -> window.context().profile().show(profile));
        window.headless().run(() -> window.context().docks().show("charts"));
        window.robot().await("a chart", () -> window.robot().seesNow("#chart"));
        return window;
    }
}
