package dev.wasmscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.dock.DockPlan;
import dev.wasmscope.ui.dock.DockPlan.Tabs;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done with tabs, with keys and menus; that they can be dragged shows DragTest. */
class DocksTest {
    @TempDir Path folder;

    @Test
    void tabsAreSplitMovedAndPutBackFromTheirMenus() throws Exception {
        try (Window window = Window.atTheEnd(folder, 980, 760, List.of())) {
            menu(window, "hot-lines", "tab-menu-split-below");
            assertTrue(box(window, "hot-lines").getMinY() > box(window, "console").getMaxY() - 2);
            menu(window, "trace", "tab-menu-split-right");
            assertTrue(box(window, "trace").getMinX() > box(window, "console").getMaxX() - 2);
            window.robot().rightClick(window.robot().find("#tab-files"));
            window.robot().click("#tab-menu-move");
            window.robot().click("#tab-menu-to-right");
            assertEquals("RIGHT", group(window, "files").name());
            menu(window, "trace", "tab-menu-put-back");
            assertEquals("BOTTOM", group(window, "trace").name());
            menu(window, "hot-lines", "tab-menu-close");
            assertFalse(plan(window).views().contains("hot-lines"), "hidden");
            window.headless().run(() -> window.context().docks().show("hot-lines"));
            assertEquals("BOTTOM", group(window, "hot-lines").name());
            assertEquals(
                    plan(window).views().stream().sorted().distinct().toList(),
                    plan(window).views().stream().sorted().toList(),
                    "each view in one place");
        }
    }

    @Test
    void aViewIsDetachedAndItsWindowGivesItBack() throws Exception {
        try (Window window = Window.opened(folder)) {
            Node variables = window.context().docks().tools().get("variables");
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT4);
            fire(window, "dock.detach");
            assertNotSame(window.headless().scene(), window.on(variables::getScene));
            Stage own = (Stage) window.on(() -> variables.getScene().getWindow());
            assertTrue(window.on(own::isShowing));
            assertEquals(
                    window.headless().scene().getStylesheets(),
                    window.on(() -> own.getScene().getStylesheets()));
            assertEquals(1, plan(window).windows().size());
            window.headless()
                    .run(
                            () ->
                                    Event.fireEvent(
                                            own,
                                            new WindowEvent(
                                                    own, WindowEvent.WINDOW_CLOSE_REQUEST)));
            assertSame(window.headless().scene(), window.on(variables::getScene));
            assertEquals("RIGHT", group(window, "variables").name());
            assertFalse(window.on(own::isShowing), "its window is closed");
        }
    }

    @Test
    void keysGoThroughGroupsAndTabsAndBackToTheSource() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT5);
            assertEquals("BOTTOM", focused(window));
            window.robot().press(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
            assertEquals("trace", group(window, "trace").selected());
            assertEquals("BOTTOM", focused(window));
            window.robot().press(KeyCode.CONTROL, KeyCode.PAGE_UP);
            assertEquals("console", group(window, "trace").selected());
            window.robot().press(KeyCode.CONTROL, KeyCode.F6);
            assertEquals("BOTTOM_RIGHT", focused(window));
            window.robot().press(KeyCode.CONTROL, KeyCode.F6);
            assertEquals("LEFT", focused(window), "around");
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F6);
            assertEquals("BOTTOM_RIGHT", focused(window));
            window.robot().press(KeyCode.ESCAPE);
            assertEquals("EDITORS", focused(window));
        }
    }

    @Test
    void aGroupTakesTheWindowAndGivesItBack() throws Exception {
        try (Window window = Window.opened(folder)) {
            DockPlan before = plan(window);
            window.robot().click(window.robot().find("#tab-trace"), 2);
            assertTrue(box(window, "trace").getWidth() > 1300, "all of the window");
            assertEquals(before.main().groups().count(), plan(window).groups().count());
            window.headless().run(() -> window.context().docks().show("stack"));
            assertTrue(box(window, "stack").getWidth() < 400, "what is asked for ends it");
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
            window.robot().press(KeyCode.SHIFT, KeyCode.ESCAPE);
            assertTrue(box(window, "trace").getWidth() > 1300);
            window.robot().press(KeyCode.SHIFT, KeyCode.ESCAPE);
            assertTrue(box(window, "trace").getWidth() < 1000);
            assertEquals(List.of(), plan(window).hidden());
        }
    }

    @Test
    void theMenuOfATabOpensWithTheKeyboardAndMovesTheView() throws Exception {
        try (Window window = Window.atTheEnd(folder, 980, 760, List.of())) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT3);
            Node tab = window.robot().find("#tab-files");
            window.headless().run(tab::requestFocus);
            window.robot().press(KeyCode.CONTEXT_MENU);
            window.robot().await("the menu", () -> menuShows());
            window.robot().press(KeyCode.ESCAPE);
            fire(window, "dock.move");
            window.robot().await("the groups", () -> menuShows());
            window.robot().click("#tab-menu-to-bottom");
            assertEquals("BOTTOM", group(window, "files").name());
        }
    }

    private static boolean menuShows() {
        return javafx.stage.Window.getWindows().stream()
                .anyMatch(javafx.scene.control.ContextMenu.class::isInstance);
    }

    private static void fire(Window window, String action) {
        window.headless().run(() -> window.context().actions().get(action).fire());
    }

    private static void menu(Window window, String view, String item) {
        window.robot().rowMenu(window.robot().find("#tab-" + view), item);
    }

    private static DockPlan plan(Window window) {
        return window.on(() -> window.context().docks().plan());
    }

    private static Tabs group(Window window, String view) {
        return plan(window)
                .groups()
                .filter(t -> t.views().contains(view))
                .findFirst()
                .orElseThrow(() -> new AssertionError(view + " is nowhere in " + plan(window)));
    }

    private static Bounds box(Window window, String view) {
        return window.on(
                () -> {
                    Node node = window.context().docks().tools().get(view);
                    return node.localToScene(node.getLayoutBounds());
                });
    }

    private static String focused(Window window) {
        return window.on(
                () -> {
                    Node n = window.headless().scene().getFocusOwner();
                    while (n != null
                            && !(n
                                    instanceof
                                    software.coley.bentofx.layout.container.DockContainerLeaf)) {
                        n = n.getParent();
                    }
                    return n == null
                            ? ""
                            : ((software.coley.bentofx.layout.container.DockContainerLeaf) n)
                                    .getIdentifier();
                });
    }
}
