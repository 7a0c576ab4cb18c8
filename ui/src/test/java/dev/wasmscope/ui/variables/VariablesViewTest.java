package dev.wasmscope.ui.variables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesViewTest {
    @TempDir Path folder;

    @Test
    void aRowOpensWithTheArrowAndStaysOpenAfterAStep() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot().await("variables", () -> root(window) != null);
            window.robot().click(window.robot().findText("head"), 1);
            window.robot().press(KeyCode.RIGHT);
            window.robot().await("children", () -> !head(window).getChildren().isEmpty());
            assertEquals(
                    "*head",
                    window.on(() -> head(window).getChildren().getFirst().getValue().name()));

            window.robot().press(KeyCode.F10);
            window.awaitStop(2);
            window.robot().await("children again", () -> !head(window).getChildren().isEmpty());
        }
    }

    @Test
    void aValueThatChangedSinceTheStopBeforeIsMarked() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot().await("variables", () -> root(window) != null);
            window.robot().press(KeyCode.F10);
            window.awaitStop(2);
            window.robot().await("marked", () -> window.robot().seesNow("#variables .changed"));
            assertTrue(
                    window.on(
                            () ->
                                    group(window, "Locals")
                                            .getChildren()
                                            .getFirst()
                                            .getValue()
                                            .changed()),
                    "sum");
        }
    }

    @Test
    void aVariableWithoutValueSaysWhy() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot().await("told", () -> window.robot().seesNow("#variables .absent"));
            window.robot().findText("not available at this instruction");
        }
    }

    @Test
    void aTypeIsShownShortAndToldWhole() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot().await("variables", () -> root(window) != null);
            TreeTableCell<?, ?> cell =
                    (TreeTableCell<?, ?>) window.robot().findText("const struct node *");
            assertEquals("const struct list::node *", window.on(() -> cell.getTooltip().getText()));
        }
    }

    @Test
    void wasmLocalsOpenBelowTheVariables() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot().await("variables", () -> root(window) != null);
            window.robot().click(window.robot().findText("Wasm locals"), 1);
            window.robot().press(KeyCode.RIGHT);
            window.robot()
                    .await("a local", () -> window.robot().seesNow("#variables .variable-wasm"));
        }
    }

    private static TreeItem<VariableNode> root(Window window) {
        return tree(window).getRoot();
    }

    private static TreeItem<VariableNode> head(Window window) {
        return group(window, "Arguments").getChildren().getFirst();
    }

    private static TreeItem<VariableNode> group(Window window, String name) {
        return root(window).getChildren().stream()
                .filter(item -> item.getValue().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // the view's own tree
    private static TreeTableView<VariableNode> tree(Window window) {
        return (TreeTableView<VariableNode>) window.headless().scene().lookup("#variables");
    }
}
