package dev.wasmscope.ui.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlameViewTest {
    @TempDir Path folder;

    /** main 0..100 calls walk 0..60 and print 70..90; walk calls twice 10..20. */
    static Profile profile() {
        CallPathCollector c = new CallPathCollector();
        c.enter(0, 0, -1, 0);
        c.enter(0, 1, -1, 0);
        c.enter(0, 2, -1, 10);
        c.leave(20);
        c.leave(60);
        c.enter(0, 3, -1, 70);
        c.leave(90);
        c.leave(100);
        return c.profile("list.wasm", 100);
    }

    @Test
    void aClickZoomsAndTheButtonShowsTheWholeRunAgain() throws Exception {
        try (Window window = shown()) {
            FlameCanvas canvas = (FlameCanvas) window.robot().find("#flame");
            window.robot().clickAt(canvas, 30, FlameCanvas.ROW * 2.5);
            assertEquals("func[1]", name(window));
            assertEquals(
                    window.on(() -> model(window).zoomProperty().get()),
                    window.on(() -> canvas.boxAt(canvas.getWidth() - 5, FlameCanvas.ROW * 2.5)),
                    "the box fills the width");
            window.robot().click("#flame-reset");
            assertEquals("list.wasm", name(window));
        }
    }

    @Test
    void theSearchFindsByPartOfTheName() throws Exception {
        try (Window window = shown()) {
            window.robot().click("#flame-search");
            window.robot().type("C[3]");
            assertTrue(window.on(() -> model(window).found("func[3]")));
            assertTrue(window.on(() -> !model(window).found("func[1]")));
        }
    }

    @Test
    void withoutAProfileTheViewOffersToMakeOne() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT7);
            window.robot().click("#flame-start");
            window.robot()
                    .await("restarted with the profiler", () -> window.context().run().recording());
            window.robot().await("the profile is shown", () -> window.robot().seesNow("#flame"));
        }
    }

    private Window shown() throws Exception {
        Window window = Window.opened(folder);
        window.headless().run(() -> model(window).show(profile()));
        window.robot().press(KeyCode.ALT, KeyCode.DIGIT7);
        return window;
    }

    private static String name(Window window) {
        return window.on(
                () ->
                        model(window)
                                .pictureProperty()
                                .get()
                                .orElseThrow()
                                .graph()
                                .name(model(window).zoomProperty().get()));
    }

    private static FlameModel model(Window window) {
        return window.context().flame();
    }
}
