package dev.wasmscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Names;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window without eyes and without a mouse. */
class AccessibleTest {
    private static final int MOST_STOPS = 80;

    @TempDir Path folder;

    @Test
    void everyControlOfEveryViewHasAName() throws Exception {
        try (Window window = Window.stoppedAt(folder, 10)) {
            List<String> missing = new ArrayList<>(names(window, "the window"));
            for (String view : window.on(() -> window.context().docks().tools().keySet())) {
                window.headless().run(() -> window.context().docks().show(view));
                Node node = window.on(() -> window.context().docks().tools().get(view));
                missing.addAll(
                        window.on(() -> Names.missing(node)).stream()
                                .map(line -> view + ": " + line)
                                .toList());
            }
            assertEquals(List.of(), missing, "without a name");
        }
    }

    @Test
    void theTabKeyReachesEveryViewFromItsTab() throws Exception {
        try (Window window = Window.stoppedAt(folder, 10)) {
            List<String> unreached = new ArrayList<>();
            Map<String, Node> views = window.on(() -> window.context().docks().tools());
            for (Map.Entry<String, Node> view : views.entrySet()) {
                window.headless().run(() -> window.context().docks().show(view.getKey()));
                Node tab = window.robot().find("#tab-" + view.getKey());
                window.headless().run(tab::requestFocus);
                if (window.on(() -> hasStop(view.getValue()))
                        && !reaches(window, (Parent) view.getValue())) {
                    unreached.add(view.getKey());
                }
            }
            assertEquals(List.of(), unreached, "not reached by the Tab key");
        }
    }

    /** Whether a view has anything that the keyboard could use: an empty one has not. */
    private static boolean hasStop(Node node) {
        return node.isVisible()
                && (node.isFocusTraversable()
                        || (node instanceof Parent parent
                                && parent.getChildrenUnmodifiable().stream()
                                        .anyMatch(AccessibleTest::hasStop)));
    }

    private static boolean reaches(Window window, Parent view) {
        for (int i = 0; i < MOST_STOPS; i++) {
            window.robot().press(KeyCode.TAB);
            if (window.on(view::isFocusWithin)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void everyActionIsInAMenuAndEveryMenuHasALetter() throws Exception {
        try (Window window = Window.opened(folder)) {
            Set<String> found = new LinkedHashSet<>();
            window.headless()
                    .run(
                            () -> {
                                MainMenu menus = new MainMenu(window.context().actions());
                                menus.node()
                                        .getMenus()
                                        .forEach(
                                                menu -> {
                                                    assertTrue(
                                                            menu.getText().startsWith("_"),
                                                            menu.getText());
                                                    menu.getOnShowing().handle(null);
                                                    menu.getItems().stream()
                                                            .map(MenuItem::getId)
                                                            .forEach(found::add);
                                                });
                            });
            List<String> missing =
                    window.on(
                            () ->
                                    window.context().actions().all().stream()
                                            .map(a -> "menu-" + a.id().replace('.', '-'))
                                            .filter(id -> !found.contains(id))
                                            .toList());
            assertEquals(List.of(), missing, "in no menu");
            window.robot().press(KeyCode.ALT, KeyCode.V);
            window.robot().await("the menu", () -> showsMenu("menu-view-theme"));
        }
    }

    @Test
    void theTextsOfTheWindowCanBeCopied() throws Exception {
        try (Window window = Window.atTheEnd(folder, 1280, 800, List.of())) {
            for (String id :
                    List.of(
                            "#program",
                            "#status-state",
                            "#status-message",
                            "#status-place",
                            "#status-clock",
                            "#status-memory")) {
                Node label = window.robot().find(id);
                String shown = window.on(() -> ((Label) label).getText());
                assertEquals(shown, window.robot().copy(label), id);
                assertTrue(!shown.isBlank(), id);
            }
        }
    }

    private static boolean showsMenu(String item) {
        return javafx.stage.Window.getWindows().stream()
                .anyMatch(w -> w.getScene().getRoot().lookup("#" + item) != null);
    }

    private static List<String> names(Window window, String where) {
        return window.on(() -> Names.missing(window.headless().scene().getRoot())).stream()
                .map(line -> where + ": " + line)
                .toList();
    }
}
