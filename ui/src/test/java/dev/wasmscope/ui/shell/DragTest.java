package dev.wasmscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.exchange.ProfileFormat;
import dev.wasmscope.profiler.exchange.ProfileFormats;
import dev.wasmscope.ui.dock.DockPlan;
import dev.wasmscope.ui.dock.DockPlan.Tabs;
import dev.wasmscope.ui.testing.FakeProfiles;
import dev.wasmscope.ui.testing.Window;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tabs are dragged with the mouse. The headless platform has no drag and drop: this runs in the
 * profile {@code display}, where there is an X server.
 */
@Tag("display")
class DragTest {
    @TempDir Path folder;

    @Test
    void aTabIsDraggedIntoAnotherGroup() throws Exception {
        try (Window window = Window.opened(folder)) {
            drag(window, "#tab-files", middle(window, "#tab-variables"));
            window.robot().await("it moved", () -> group(window, "files").name().equals("RIGHT"));
            assertEquals("files", group(window, "files").selected());
        }
    }

    @Test
    void aTabIsDraggedToTheEdgeOfAGroupAndSplitsIt() throws Exception {
        try (Window window = Window.opened(folder)) {
            Bounds box =
                    window.on(
                            () -> {
                                Node node = window.context().docks().tools().get("console");
                                return node.localToScreen(node.getLayoutBounds());
                            });
            drag(window, "#tab-charts", new Point2D(box.getMaxX() - 12, box.getCenterY()));
            window.robot().await("it split", () -> group(window, "charts").views().size() == 1);
            double charts = left(window, "charts");
            assertTrue(charts > left(window, "console") + 100, "right of the console");
        }
    }

    @Test
    void aTabIsDraggedOutOfTheWindowAndComesBackWhenItsOwnIsClosed() throws Exception {
        try (Window window = Window.opened(folder)) {
            javafx.stage.Window main = window.headless().scene().getWindow();
            double below = window.on(() -> main.getY() + main.getHeight() + 60);
            drag(window, "#tab-memory", new Point2D(700, below));
            window.robot().await("a window", () -> window.context().docks().isDetached("memory"));
            Node memory = window.on(() -> window.context().docks().tools().get("memory"));
            javafx.stage.Window own = window.on(() -> memory.getScene().getWindow());
            assertEquals(660, window.on(own::getX), 60, "where it was dropped");
            window.headless()
                    .run(
                            () ->
                                    own.fireEvent(
                                            new WindowEvent(
                                                    own, WindowEvent.WINDOW_CLOSE_REQUEST)));
            window.robot()
                    .await("back", () -> group(window, "memory").name().equals("BOTTOM_RIGHT"));
            assertEquals(List.of(), window.on(() -> plan(window).windows()), "its window closed");
        }
    }

    /**
     * The toolkit on GTK never hears of the button's release when a drag ends outside of all
     * windows. It goes on as if the window in which the drag began held the mouse, so that the next
     * press in any other window is lost, however late that window is made. So this clicks once
     * before it drags.
     */
    @Test
    void aTabIsDraggedBackFromAWindowOfItsOwn() throws Exception {
        try (Window window = Window.opened(folder)) {
            javafx.stage.Window main = window.headless().scene().getWindow();
            double below = window.on(() -> main.getY() + main.getHeight() + 60);
            drag(window, "#tab-memory", new Point2D(700, below));
            window.robot().await("a window", () -> window.context().docks().isDetached("memory"));
            window.robot().click("#tab-memory");
            drag(window, "#tab-memory", middle(window, "#tab-variables"));
            window.robot()
                    .await("it is back", () -> group(window, "memory").name().equals("RIGHT"));
            assertEquals(List.of(), window.on(() -> plan(window).windows()), "its window closed");
        }
    }

    @Test
    void aProfileThatIsDroppedOpens() throws Exception {
        Path file = folder.resolve("list.wprof");
        ProfileFormat format = ProfileFormats.forFile("list.wprof").orElseThrow();
        try (OutputStream out = Files.newOutputStream(file)) {
            format.write(FakeProfiles.counted(), out);
        }
        try (Window window = Window.welcome(folder)) {
            Node source = window.robot().find(".brand");
            window.headless()
                    .run(
                            () ->
                                    source.setOnDragDetected(
                                            e -> {
                                                Dragboard board =
                                                        source.startDragAndDrop(TransferMode.COPY);
                                                ClipboardContent content = new ClipboardContent();
                                                content.putFiles(List.of(file.toFile()));
                                                board.setContent(content);
                                                e.consume();
                                            }));
            drag(window, ".brand", new Point2D(700, 450));
            window.robot()
                    .await(
                            "the graph",
                            () -> window.context().flame().graphProperty().get().isPresent());
            assertEquals(
                    FakeProfiles.counted().total(),
                    window.on(
                            () ->
                                    window.context()
                                            .profile()
                                            .wholeProperty()
                                            .get()
                                            .orElseThrow()
                                            .total()));
        }
    }

    private static void drag(Window window, String tab, Point2D to) {
        window.robot().dragTo(middle(window, tab), to);
    }

    private static Point2D middle(Window window, String selector) {
        return window.robot()
                .read(
                        selector,
                        n -> {
                            Bounds b = n.localToScreen(n.getLayoutBounds());
                            return new Point2D(b.getCenterX(), b.getCenterY());
                        });
    }

    private static double left(Window window, String view) {
        return window.on(
                () -> {
                    Node node = window.context().docks().tools().get(view);
                    return node.localToScreen(node.getLayoutBounds()).getMinX();
                });
    }

    private static DockPlan plan(Window window) {
        return window.context().docks().plan();
    }

    private static Tabs group(Window window, String view) {
        return plan(window)
                .groups()
                .filter(t -> t.views().contains(view))
                .findFirst()
                .orElse(new Tabs("nowhere", List.of(), ""));
    }
}
