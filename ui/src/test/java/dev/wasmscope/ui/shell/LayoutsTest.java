package dev.wasmscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.dock.DockPlan;
import dev.wasmscope.ui.dock.DockPlans;
import dev.wasmscope.ui.testing.Window;
import dev.wasmscope.ui.theme.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutsTest {
    @TempDir Path folder;

    @Test
    void layoutsAreSwitchedSavedResetAndDeleted() throws Exception {
        try (Window window = Window.opened(folder)) {
            List<String> debug = groups(window);
            choose(window, "layout-trace");
            assertEquals("Layout: Trace", label(window));
            assertTrue(
                    window.on(
                            () -> window.context().docks().tools().get("trace").getScene() != null),
                    "the calls are in front");
            window.headless()
                    .run(() -> window.context().docks().change(p -> DockPlans.hide(p, "memory")));
            choose(window, "menu-layout-save");
            window.robot().typeInto("#layout-name", "Debug");
            assertTrue(
                    window.robot()
                            .read(
                                    "#layout-problem",
                                    n -> ((javafx.scene.control.Label) n).getText())
                            .contains("comes with the program"));
            window.robot().typeInto("#layout-name", "ging and more");
            window.robot().press(javafx.scene.input.KeyCode.ENTER);
            assertEquals("Layout: Debugging and more", label(window));
            choose(window, "layout-debug");
            assertEquals(debug, groups(window));
            choose(window, "layout-debugging-and-more");
            assertFalse(plan(window).views().contains("memory"));
            choose(window, "menu-layout-delete");
            window.robot().press(javafx.scene.input.KeyCode.ENTER);
            assertEquals("Layout: Debug", label(window));
            choose(window, "layout-trace");
            assertFalse(plan(window).views().contains("memory"), "as it was left");
            choose(window, "menu-layout-reset");
            assertTrue(plan(window).views().contains("memory"), "as it comes");
        }
    }

    /** The settings are written while the window is open, so a crash loses nothing. */
    @Test
    void theLastLayoutComesBackAfterARestartAndAfterACrash() throws Exception {
        Path file = folder.resolve("settings").resolve("desktop.json");
        DockPlan left;
        try (Window window = Window.opened(folder)) {
            window.headless()
                    .run(
                            () -> {
                                DockLayout docks = window.context().docks();
                                docks.change(p -> DockPlans.move(p, "stack", "RIGHT"));
                                docks.detach("memory");
                            });
            left = window.on(() -> window.context().docks().planOfTools());
            window.robot()
                    .await(
                            "the file",
                            () ->
                                    new SettingsFile(file)
                                            .load()
                                            .layouts()
                                            .plan("Debug")
                                            .filter(p -> p.windows().size() == 1)
                                            .isPresent());
        }
        try (Window window = Window.opened(folder)) {
            DockPlan now = window.on(() -> window.context().docks().planOfTools());
            assertEquals(left.views(), now.views());
            assertEquals(1, now.windows().size());
            assertTrue(window.on(() -> window.context().docks().isDetached("memory")));
        }
    }

    @Test
    void aDamagedFileAndUnknownViewsLeaveAUsableWindow() throws Exception {
        Path file = folder.resolve("settings").resolve("desktop.json");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                {"layouts": {"current": "Gone", "left": {"Debug": 7},
                 "own": {"Gone": {"main": {"tabs": ["of-a-newer-program", "console"],
                                           "name": "odd"}}}},
                 "look": "big", "keys": {"map": "emacs", "own": {"run.stop": "Meta+Nothing"}},
                 "theme": "PURPLE", "newer": {"kept": true}}
                """);
        try (Window window = Window.opened(folder)) {
            assertEquals("Layout: Gone", label(window));
            DockPlan plan = plan(window);
            assertTrue(plan.views().containsAll(List.of("console", "stack", "variables")));
            choose(window, "layout-memory");
        }
        String kept = Files.readString(file);
        assertTrue(kept.contains("\"newer\""), "what this program does not know stays: " + kept);
        assertTrue(kept.contains("Memory"), kept);
    }

    private static void choose(Window window, String item) {
        window.robot().click("#layout-menu");
        window.robot().click("#" + item);
    }

    private static String label(Window window) {
        return window.robot().read("#layout-menu", n -> n.getAccessibleText());
    }

    private static DockPlan plan(Window window) {
        return window.on(() -> window.context().docks().plan());
    }

    private static List<String> groups(Window window) {
        return plan(window).groups().map(t -> t.name() + t.views()).toList();
    }
}
