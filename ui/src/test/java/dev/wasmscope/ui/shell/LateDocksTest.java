package dev.wasmscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.AppContext;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.testing.FakeSession;
import dev.wasmscope.ui.testing.Robot;
import dev.wasmscope.ui.tour.HeadlessWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The welcome page comes first; the views behind it are styled later. */
class LateDocksTest {
    /** So many groups of tabs has the first layout, each with a view in front. */
    private static final int VIEWS = 4;

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
            window.await("the stack", () -> window.scene().lookup("#stack") != null);
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

    @Test
    void theViewsComeOneInAPulse() throws Exception {
        assertEquals(1, mostInAPulse(_ -> {}), "new views in a pulse");
    }

    @Test
    void whoeverUsesAViewHasThemAllAtOnce() throws Exception {
        int most =
                mostInAPulse(
                        context -> {
                            context.arrange();
                            context.docks().focus("stack");
                        });
        assertTrue(most >= VIEWS, most + " new views in a pulse");
    }

    private int mostInAPulse(Consumer<AppContext> user) throws Exception {
        SessionOpener fake = FakeSession::new;
        try (HeadlessWindow window = HeadlessWindow.started(fake, folder, 1280, 800)) {
            List<Integer> seen = new CopyOnWriteArrayList<>(List.of(0));
            window.run(
                    () -> window.scene().addPostLayoutPulseListener(() -> seen.add(shown(window))));
            window.run(() -> user.accept(window.context()));
            window.await("the views in front", () -> window.on(() -> shown(window)) >= VIEWS);
            window.settle();
            return IntStream.range(1, seen.size())
                    .map(i -> seen.get(i) - seen.get(i - 1))
                    .max()
                    .orElse(0);
        }
    }

    private static int shown(HeadlessWindow window) {
        return (int)
                window.context().docks().tools().values().stream()
                        .filter(view -> view.getScene() != null)
                        .count();
    }

    @Test
    void theFirstKeyFindsEveryAction() throws Exception {
        SessionOpener fake = FakeSession::new;
        try (HeadlessWindow window = HeadlessWindow.started(fake, folder, 1280, 800)) {
            assertFalse(knows(window, "breakpoints.add"), "made though nobody needs it");
            new Robot(window).press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
            assertTrue(window.on(() -> window.scene().lookup("#palette").isVisible()), "its key");
            assertTrue(knows(window, "breakpoints.add"), "the palette lacks an action of a view");
        }
    }

    private static boolean knows(HeadlessWindow window, String action) {
        return window.on(
                () ->
                        window.context().actions().all().stream()
                                .anyMatch(a -> a.id().equals(action)));
    }

    private static boolean stand(HeadlessWindow window) {
        return window.on(() -> window.context().docks().node().getScene() != null);
    }
}
