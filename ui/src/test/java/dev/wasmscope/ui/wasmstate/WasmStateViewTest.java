package dev.wasmscope.ui.wasmstate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.testing.TestInputs;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be set in the view of wasm state, and the objects of a garbage-collected heap there. */
class WasmStateViewTest {
    @TempDir Path folder;

    @Test
    void globalsOperandsAndElementsOfTablesAreSet() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            Samples samples = new Samples();
            Path wasm = samples.extractTo(samples.find("inventory").orElseThrow(), folder).module();
            stopIn(window, wasm, "shop::Item::price");

            TreeItem<WasmNode> globals = opened(window, "Globals");
            TreeItem<WasmNode> pointer = row(globals, "__stack_pointer");
            String old = pointer.getValue().text();
            set(window, pointer, "$global0 - 16");
            awaitText(
                    window,
                    () -> row(group(window, "Globals"), "__stack_pointer"),
                    Integer.toString(Integer.parseInt(old) - 16));

            // After its first instruction, which reads a global, the function has an operand.
            window.headless()
                    .run(() -> window.context().actions().get("run.stepInstruction").fire());
            window.awaitStop(2);
            TreeItem<WasmNode> stack = opened(window, "Operand stack");
            set(window, stack.getChildren().getFirst(), "4321");
            awaitText(
                    window, () -> group(window, "Operand stack").getChildren().getFirst(), "4321");

            TreeItem<WasmNode> tables = opened(window, "Tables");
            TreeItem<WasmNode> table = tables.getChildren().getFirst();
            window.headless().run(() -> table.setExpanded(true));
            window.robot().await("elements", () -> table.getChildren().size() > 3);
            String other = table.getChildren().get(2).getValue().text();
            assertFalse(other.equals(table.getChildren().get(1).getValue().text()), other);
            set(window, table.getChildren().get(1), other.substring(0, other.indexOf(' ')));
            awaitText(
                    window,
                    () -> group(window, "Tables").getChildren().getFirst().getChildren().get(1),
                    other);
        }
    }

    @Test
    void theObjectsOfTheHeapAreListedByTypeAndOpened() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            stopIn(window, TestInputs.guest("kotlin/guest-dev.wasm"), "Tree.insert");
            window.robot().press(KeyCode.F5);
            window.awaitStop(2);
            TreeItem<WasmNode> heap = opened(window, "GC heap");
            TreeItem<WasmNode> trees = row(heap, "$Tree");
            String size = trees.getValue().text();
            assertTrue(size.matches("[\\d,]+ objects?, [\\d,]+ bytes"), size);

            // By the keyboard, as by a click on the triangle.
            window.headless()
                    .run(
                            () -> {
                                tree(window).getSelectionModel().select(trees);
                                tree(window).requestFocus();
                            });
            window.robot().press(KeyCode.RIGHT);
            window.robot().await("objects", () -> !trees.getChildren().isEmpty());
            assertEquals(
                    Integer.parseInt(size.substring(0, size.indexOf(' '))),
                    trees.getChildren().size());
            TreeItem<WasmNode> first = trees.getChildren().getFirst();
            assertTrue(first.getValue().text().startsWith("$Tree {"), first.getValue().text());
            window.headless().run(() -> first.setExpanded(true));
            window.robot().await("fields", () -> first.getChildren().size() == 7);
            assertEquals("_hashCode", first.getChildren().get(3).getValue().name());
            TreeItem<WasmNode> many =
                    heap.getChildren().stream()
                            .filter(i -> i.getValue().text().matches("\\d{3,} .*|\\d+,.*objects.*"))
                            .findFirst()
                            .orElseThrow();
            window.headless().run(() -> many.setExpanded(true));
            window.robot().await("a page", () -> many.getChildren().size() == 101);
            assertEquals(
                    WasmNode.Kind.MORE, many.getChildren().getLast().getValue().kind(), "page 2");
        }
    }

    private static void stopIn(Window window, Path wasm, String function) {
        LaunchConfig config = LaunchConfig.of(wasm).withStdin(new StdinSource.Fed());
        List<BreakpointSpec> places = List.of(new BreakpointSpec.Function(function));
        window.headless().run(() -> window.context().run().launch(config, places, true));
        window.awaitStop(1);
        window.headless().run(() -> window.context().docks().show("wasm-state"));
    }

    /** Sets a row's value as a user does: F2, the value, Enter. */
    private static void set(Window window, TreeItem<WasmNode> row, String value) {
        window.headless()
                .run(
                        () -> {
                            tree(window).getSelectionModel().select(row);
                            tree(window).requestFocus();
                        });
        window.robot().press(KeyCode.F2);
        window.robot().await("the field", () -> window.robot().seesNow("#wasm-state-value"));
        window.headless()
                .run(
                        () ->
                                ((TextField) window.robot().findNow("#wasm-state-value"))
                                        .setText(value));
        window.robot().press(KeyCode.ENTER);
    }

    private static void awaitText(Window window, Supplier<TreeItem<WasmNode>> row, String text) {
        window.robot()
                .await(
                        "the value " + text,
                        () -> {
                            try {
                                return row.get().getValue().text().equals(text);
                            } catch (java.util.NoSuchElementException
                                    | IndexOutOfBoundsException e) {
                                return false; // being read again
                            }
                        });
    }

    private static TreeItem<WasmNode> opened(Window window, String name) {
        window.robot()
                .await(
                        name,
                        () ->
                                tree(window).getRoot() != null
                                        && tree(window).getRoot().getChildren().stream()
                                                .anyMatch(i -> i.getValue().name().equals(name)));
        window.headless().run(() -> group(window, name).setExpanded(true));
        window.robot().await("rows of " + name, () -> !group(window, name).getChildren().isEmpty());
        return window.on(() -> group(window, name));
    }

    private static TreeItem<WasmNode> row(TreeItem<WasmNode> group, String name) {
        return group.getChildren().stream()
                .filter(i -> i.getValue().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TreeItem<WasmNode> group(Window window, String name) {
        return row(tree(window).getRoot(), name);
    }

    @SuppressWarnings("unchecked") // the view's own tree
    private static TreeTableView<WasmNode> tree(Window window) {
        return (TreeTableView<WasmNode>) window.headless().scene().lookup("#wasm-state");
    }
}
