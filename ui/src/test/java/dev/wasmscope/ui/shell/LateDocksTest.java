package dev.wasmscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.testing.FakeSession;
import dev.wasmscope.ui.tour.HeadlessWindow;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The welcome page comes first; the views behind it are styled later. */
class LateDocksTest {
    @TempDir Path folder;

    @Test
    void aProgramBringsTheViewsInTheirPlaces() throws Exception {
        SessionOpener fake = FakeSession::new;
        try (HeadlessWindow window = HeadlessWindow.started(fake, folder, 1280, 800)) {
            assertFalse(stand(window), "the views are styled though nobody needs them");
            window.run(
                    () ->
                            window.context()
                                    .run()
                                    .launch(LaunchConfig.of(Path.of("list.wasm")), false));
            window.await("the views", () -> stand(window));
            window.await("a source", () -> window.scene().lookup(".gutter") != null);
            double height =
                    window.on(() -> window.scene().lookup("#stack").getLayoutBounds().getHeight());
            assertTrue(height > 80, "the call stack is " + height + " pixels high");
        }
    }

    @Test
    void withoutAProgramTheyComeWhenNothingIsDone() throws Exception {
        SessionOpener fake = FakeSession::new;
        try (HeadlessWindow window = HeadlessWindow.started(fake, folder, 1280, 800)) {
            window.await("the views behind the welcome page", () -> stand(window));
            assertTrue(window.on(() -> window.scene().lookup("#welcome").isVisible()));
            assertFalse(window.on(() -> window.context().docks().node().isVisible()));
        }
    }

    private static boolean stand(HeadlessWindow window) {
        return window.on(() -> window.context().docks().node().getScene() != null);
    }
}
