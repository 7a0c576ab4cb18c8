package dev.wasmscope.ui.variables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.testing.TestInputs;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects on the garbage-collected heap of a Kotlin program, opened row by row. */
class HeapObjectsTest {
    @TempDir Path folder;

    @Test
    void structsAndArraysReadTheirFieldsWhenTheyAreOpened() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            LaunchConfig config =
                    LaunchConfig.of(TestInputs.guest("kotlin/guest-dev.wasm"))
                            .withStdin(new StdinSource.Fed());
            List<BreakpointSpec> places = List.of(new BreakpointSpec.Function("Tree.insert"));
            window.headless().run(() -> window.context().run().launch(config, places, true));
            window.awaitStop(1);
            window.robot().press(KeyCode.F5);
            window.awaitStop(2);
            window.robot().await("groups", () -> group(window, "Wasm locals").isPresent());

            window.robot().click(window.robot().findText("Wasm locals"), 1);
            window.robot().press(KeyCode.RIGHT);
            TreeItem<VariableNode> locals = group(window, "Wasm locals").orElseThrow();
            window.robot().await("locals", () -> !locals.getChildren().isEmpty());
            TreeItem<VariableNode> self = locals.getChildren().getFirst();
            assertEquals("(ref null $Tree)", self.getValue().type());
            assertEquals(List.of(), List.copyOf(self.getChildren()), "nothing is read before");

            // Down from the group stands its first row: the keyboard opens it too.
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.RIGHT);
            window.robot().await("fields", () -> self.getChildren().size() == 7);
            assertEquals(
                    List.of("_hashCode", "v", "l", "r"),
                    self.getChildren().subList(3, 7).stream()
                            .map(field -> field.getValue().name())
                            .toList());
            TreeItem<VariableNode> left = self.getChildren().get(5);
            assertFalse(left.isLeaf(), "a struct");
            assertTrue(self.getChildren().get(6).isLeaf(), "null");
            window.headless().run(() -> left.setExpanded(true));
            window.robot().await("its fields", () -> left.getChildren().size() == 7);

            TreeItem<VariableNode> globals = group(window, "Wasm globals").orElseThrow();
            window.headless().run(() -> globals.setExpanded(true));
            window.robot().await("globals", () -> globals.getChildren().size() > 282);
            TreeItem<VariableNode> array = globals.getChildren().get(282);
            window.headless().run(() -> array.setExpanded(true));
            window.robot().await("elements", () -> !array.getChildren().isEmpty());
            assertEquals("[0]", array.getChildren().getFirst().getValue().name());
            assertEquals(
                    VariableNode.Kind.MORE,
                    array.getChildren().getLast().getValue().kind(),
                    "718 elements come page by page");
        }
    }

    private static Optional<TreeItem<VariableNode>> group(Window window, String name) {
        TreeTableView<VariableNode> tree = tree(window);
        return tree.getRoot() == null
                ? Optional.empty()
                : tree.getRoot().getChildren().stream()
                        .filter(item -> item.getValue().name().equals(name))
                        .findFirst();
    }

    @SuppressWarnings("unchecked") // the view's own tree
    private static TreeTableView<VariableNode> tree(Window window) {
        return (TreeTableView<VariableNode>) window.headless().scene().lookup("#variables");
    }
}
