package dev.wasmscope.ui.watches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchesViewTest {
    @TempDir Path folder;

    @Test
    void expressionsAreAddedByTypingAndFollowTheSteps() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            add(window, "sum");
            window.robot().await("a value", () -> value(window, 0).equals("2"));
            window.robot().press(KeyCode.F10);
            window.awaitStop(2);
            window.robot().await("the next", () -> value(window, 0).equals("3"));
            assertTrue(window.robot().sees("#watches .changed"));

            add(window, "nothing");
            window.robot().await("why not", () -> value(window, 1).startsWith("there is no"));
        }
    }

    @Test
    void wordsAreOfferedAndTakenWithTheKeyboard() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            show(window);
            window.robot().click("#watch-add");
            window.robot().type("he");
            window.robot()
                    .await(
                            "the list",
                            () ->
                                    javafx.stage.Window.getWindows().stream()
                                            .anyMatch(
                                                    w ->
                                                            w.getScene()
                                                                            .getRoot()
                                                                            .lookup(
                                                                                    "#expression-words")
                                                                    != null));
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.ENTER);
            assertEquals("head", window.robot().read("#watch-add", n -> ((TextField) n).getText()));
            window.robot().press(KeyCode.ENTER);
            window.robot().await("its row", () -> names(window).equals(List.of("head")));
        }
    }

    @Test
    void rowsAreEditedMovedAndRemovedWithTheKeyboard() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            add(window, "sum");
            add(window, "head");
            window.robot().await("rows", () -> names(window).equals(List.of("sum", "head")));
            window.robot().click(cell(window, "head"), 1);
            window.robot().press(KeyCode.ALT, KeyCode.UP);
            window.robot().await("moved", () -> names(window).equals(List.of("head", "sum")));
            window.robot().press(KeyCode.ENTER);
            window.robot().type("n");
            window.robot().press(KeyCode.ENTER);
            window.robot().await("edited", () -> names(window).equals(List.of("n", "sum")));
            window.robot().press(KeyCode.DELETE);
            window.robot().await("removed", () -> names(window).equals(List.of("sum")));
        }
    }

    @Test
    void watchesComeBackWhenTheProgramIsOpenedAgain() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            add(window, "sum");
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .run()
                                            .launch(
                                                    window.context()
                                                            .debug()
                                                            .session()
                                                            .orElseThrow()
                                                            .config(),
                                                    true));
            window.robot().await("kept", () -> names(window).equals(List.of("sum")));
        }
    }

    @Test
    void anExpressionIsEvaluatedOnceAndRemembered() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot().press(KeyCode.CONTROL, KeyCode.F8);
            window.robot().typeInto("#evaluate", "sum = x");
            window.robot().press(KeyCode.ENTER);
            window.robot()
                    .await(
                            "the error",
                            () -> label(window).equals("column 7: a number is expected"));
            TextField field = (TextField) window.robot().find("#evaluate");
            window.headless().run(() -> field.setText(""));
            window.robot().typeInto("#evaluate", "sum = 5");
            window.robot().click("#evaluate-keep");
            window.robot().click("#evaluate-run");
            window.robot().await("its value", () -> result(window).equals("5"));
            window.headless().run(() -> field.setText(""));
            window.robot().click("#evaluate");
            window.robot().press(KeyCode.UP);
            window.robot().press(KeyCode.UP);
            assertEquals("sum = x", window.on(field::getText));
        }
    }

    private static String result(Window window) {
        return javafx.stage.Window.getWindows().stream()
                .map(w -> w.getScene().getRoot().lookup("#evaluate-result .variable-value"))
                .filter(n -> n != null)
                .map(n -> ((javafx.scene.control.Labeled) n).getText())
                .findFirst()
                .orElse("");
    }

    private static String label(Window window) {
        return javafx.stage.Window.getWindows().stream()
                .map(w -> w.getScene().getRoot().lookup("#evaluate-problem"))
                .filter(n -> n != null)
                .map(n -> ((Label) n).getText())
                .findFirst()
                .orElse("");
    }

    private static void show(Window window) {
        window.headless().run(() -> window.context().actions().get("watches.add").fire());
    }

    private static void add(Window window, String expression) {
        show(window);
        window.robot().typeInto("#watch-add", expression);
        window.robot().press(KeyCode.ENTER);
    }

    private static javafx.scene.Node cell(Window window, String name) {
        return window.on(
                () ->
                        window
                                .headless()
                                .scene()
                                .getRoot()
                                .lookupAll("#watches .tree-table-cell")
                                .stream()
                                .filter(
                                        n ->
                                                n instanceof javafx.scene.control.Labeled l
                                                        && name.equals(l.getText()))
                                .findFirst()
                                .orElseThrow());
    }

    private static List<String> names(Window window) {
        return tree(window).getRoot() == null
                ? List.of()
                : tree(window).getRoot().getChildren().stream()
                        .map(i -> i.getValue().name())
                        .toList();
    }

    private static String value(Window window, int row) {
        return tree(window).getRoot() == null || tree(window).getRoot().getChildren().size() <= row
                ? ""
                : tree(window).getRoot().getChildren().get(row).getValue().value();
    }

    @SuppressWarnings("unchecked") // the view's own tree
    private static TreeTableView<dev.wasmscope.ui.variables.VariableNode> tree(Window window) {
        return (TreeTableView<dev.wasmscope.ui.variables.VariableNode>)
                window.headless().scene().lookup("#watches");
    }
}
