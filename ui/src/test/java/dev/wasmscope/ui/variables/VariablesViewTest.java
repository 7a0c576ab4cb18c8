package dev.wasmscope.ui.variables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
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

    /** The table would take the rows out of all its cells and style each of them anew. */
    @Test
    void aStepThatChangesValuesLeavesTheRowsWhereTheyAre() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot().await("variables", () -> root(window) != null);
            List<String> emptied = new ArrayList<>();
            window.headless()
                    .run(
                            () ->
                                    window.robot()
                                            .findNow("#variables")
                                            .lookupAll(".tree-table-row-cell")
                                            .forEach(
                                                    row ->
                                                            ((TreeTableRow<?>) row)
                                                                    .emptyProperty()
                                                                    .subscribe(
                                                                            (_, _) ->
                                                                                    emptied.add(
                                                                                            row
                                                                                                    .toString()))));
            window.robot().press(KeyCode.F10);
            window.awaitStop(2);
            window.robot().await("marked", () -> window.robot().seesNow("#variables .changed"));
            assertEquals(List.of(), emptied);
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

    @Test
    void aValueIsSetInPlaceAndAnErrorLeavesWhatWasTyped() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            choose(window, "sum");
            window.robot().press(KeyCode.F2);
            window.robot().type("many");
            window.robot().press(KeyCode.ENTER);
            window.robot().await("told", () -> window.robot().seesNow("#variables-edit-problem"));
            assertEquals(
                    "column 1: a number is expected",
                    window.robot().read("#variables-edit-problem", n -> ((Label) n).getText()));
            TextField field = (TextField) window.robot().find("#variables-edit");
            assertEquals("many", window.on(field::getText));

            window.headless().run(field::selectAll);
            window.robot().type("77");
            window.robot().press(KeyCode.ENTER);
            window.robot().await("set", () -> value(window, "Locals", 0).equals("77"));
            assertFalse(window.robot().sees("#variables-edit"), "the field is closed");
        }
    }

    @Test
    void theTooltipTellsWhatAValueWasAtTheStopBefore() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot().await("variables", () -> root(window) != null);
            String before = window.on(() -> value(window, "Locals", 0));
            window.robot().press(KeyCode.F10);
            window.awaitStop(2);
            window.robot().await("marked", () -> window.robot().seesNow("#variables .changed"));
            TreeTableCell<?, ?> cell =
                    (TreeTableCell<?, ?>) window.robot().find("#variables .changed");
            assertTrue(
                    window.on(() -> cell.getTooltip().getText())
                            .endsWith("At the stop before: " + before));
        }
    }

    @Test
    void theFilterLeavesRowsWithItsTextAndTheirGroups() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot().await("variables", () -> root(window) != null);
            window.robot().click("#variables-filter");
            window.robot().type("su");
            window.robot().await("filtered", () -> root(window).getChildren().size() == 1);
            assertEquals("Locals", root(window).getChildren().getFirst().getValue().name());
            assertEquals(1, group(window, "Locals").getChildren().size());
            window.robot().press(KeyCode.ESCAPE);
            window.robot().await("all", () -> root(window).getChildren().size() == 6);
        }
    }

    @Test
    void aPinnedVariableStandsAtTheTopOfItsFunction() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            choose(window, "sum");
            window.robot().press(KeyCode.ALT, KeyCode.P);
            window.robot()
                    .await(
                            "pinned",
                            () ->
                                    root(window)
                                            .getChildren()
                                            .getFirst()
                                            .getValue()
                                            .name()
                                            .equals("Pinned"));
            assertEquals("sum", group(window, "Pinned").getChildren().getFirst().getValue().name());
            window.headless().run(() -> window.context().variables().togglePin("sum"));
            window.robot()
                    .await(
                            "unpinned",
                            () ->
                                    !root(window)
                                            .getChildren()
                                            .getFirst()
                                            .getValue()
                                            .name()
                                            .equals("Pinned"));
        }
    }

    @Test
    void theMenuWatchesCopiesAndStopsOnChange() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            choose(window, "sum");
            window.robot().rowMenu(window.robot().findText("sum"), "variable-change");
            window.robot()
                    .await(
                            "a breakpoint on data",
                            () -> window.context().breakpoints().items().size() == 2);
            assertEquals(
                    "watch sum",
                    window.on(
                            () -> window.context().breakpoints().items().getLast().spec().text()));

            window.robot().rowMenu(window.robot().findText("sum"), "variable-copy-path");
            assertEquals("sum", clipboard(window));
            window.robot().rowMenu(window.robot().findText("sum"), "variable-copy-row");
            assertTrue(clipboard(window).startsWith("sum: int = "), clipboard(window));

            window.robot().rowMenu(window.robot().findText("sum"), "variable-watch");
            window.headless().run(() -> window.context().actions().get("view.watches").fire());
            window.robot()
                    .await("watched", () -> window.robot().seesNow("#watches .variable-watch"));
        }
    }

    @Test
    void aVariableIsShownInMemory() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            choose(window, "sum");
            window.robot().rowMenu(window.robot().findText("sum"), "variable-memory");
            window.robot()
                    .await(
                            "its address",
                            () -> window.context().memory().cursorProperty().get() == 0x1_0fd4);
        }
    }

    private static void choose(Window window, String name) {
        window.robot().await("variables", () -> root(window) != null);
        window.robot().click(window.robot().findText(name), 1);
    }

    private static String value(Window window, String group, int row) {
        return group(window, group).getChildren().get(row).getValue().value();
    }

    private static String clipboard(Window window) {
        return window.on(() -> Clipboard.getSystemClipboard().getString());
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
