package dev.wasmscope.ui.variables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.testing.Answers;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of a real program that goes on, ends, or is changed by what an expression calls. */
class LastValuesTest {
    /** {@code (module (func (export "_start") (loop (br 0))))}. */
    private static final byte[] ENDLESS =
            HexFormat.of()
                    .parseHex(
                            "0061736d01000000010401600000030201000"
                                    + "70a01065f737461727400000a0901070003400c000b0b");

    @TempDir Path folder;

    @Test
    void nothingIsLeftOfTheLastStopAtTheEnd() throws Exception {
        try (Window window = Window.stoppedIn(folder, "ledger", "january", "post_deposit")) {
            window.headless().run(() -> window.context().docks().show("wasm-state"));
            window.headless().run(() -> window.context().watches().add("account->balance"));
            window.robot().await("variables", () -> rows(window, "#variables") > 0);
            window.robot().await("wasm state", () -> rows(window, "#wasm-state") > 0);
            window.robot().await("a watch", () -> watched(window, 0).matches("\\d+"));
            window.headless()
                    .run(
                            () -> {
                                window.context().breakpoints().removeAll();
                                window.context().run().run();
                            });
            window.awaitEnd();
            window.robot().await("no variables", () -> rows(window, "#variables") == 0);
            window.robot().await("no wasm state", () -> rows(window, "#wasm-state") == 0);
            assertEquals("not stopped", window.on(() -> watched(window, 0)));
            assertTrue(
                    window.on(() -> window.context().variables().selectedProperty().get())
                            .isEmpty());
        }
    }

    @Test
    void valuesAreGreyWhileTheProgramRunsOn() throws Exception {
        Path module = Files.write(folder.resolve("endless.wasm"), ENDLESS);
        try (Window window = Window.real(folder, new Answers(module))) {
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .run()
                                            .launch(
                                                    LaunchConfig.of(module),
                                                    List.of(new BreakpointSpec.Entry()),
                                                    true));
            window.awaitStop(1);
            window.headless().run(() -> window.context().docks().show("wasm-state"));
            window.robot().await("wasm state", () -> rows(window, "#wasm-state") > 0);
            assertFalse(window.on(() -> grey(window)));
            window.headless().run(() -> window.context().run().run());
            window.robot().await("grey", () -> grey(window));
            assertTrue(window.on(() -> rows(window, "#wasm-state")) > 0, "they are still there");
            window.headless().run(() -> window.context().run().pause());
            window.awaitStop(2);
            assertFalse(window.on(() -> grey(window)), "values of this stop");
        }
    }

    private static boolean grey(Window window) {
        Node view = window.context().docks().tools().get("wasm-state");
        return view.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("stale"));
    }

    @Test
    void theUserSaysWhetherWhatACalledFunctionChangesStays() throws Exception {
        try (Window window = Window.stoppedIn(folder, "ledger", "january", "post_deposit")) {
            window.headless()
                    .run(
                            () -> {
                                window.context().watches().add("account->balance");
                                window.context().watches().add("entry->as.deposit.amount");
                            });
            window.robot().await("a balance", () -> watched(window, 1).matches("\\d+"));
            long amount = Long.parseLong(window.on(() -> watched(window, 1)));
            long before = Long.parseLong(window.on(() -> watched(window, 0)));
            // A function that is called must not come to a breakpoint.
            window.headless().run(window.context().breakpoints()::removeAll);
            window.robot().press(KeyCode.CONTROL, KeyCode.F8);
            TextField field = (TextField) window.robot().find("#evaluate");
            window.headless().run(() -> field.setText("post_deposit(account, entry)"));
            RadioButton undo = (RadioButton) window.robot().find("#evaluate-roll-back");
            assertTrue(window.on(undo::isSelected), "nothing stays unless the user says so");
            press(window, "#evaluate-run");
            window.headless().run(() -> window.context().watches().readAgain());
            window.headless().settle();
            assertEquals("" + before, window.on(() -> watched(window, 0)), "rolled back");

            press(window, "#evaluate-keep");
            press(window, "#evaluate-run");
            // One deposit, although the function was called twice: the first one was undone.
            window.robot().await("kept", () -> watched(window, 0).equals("" + (before + amount)));
            press(window, "#evaluate-run");
            window.robot()
                    .await("again", () -> watched(window, 0).equals("" + (before + 2 * amount)));
        }
    }

    /** With the mouse the first click would go to the list of completions that is open. */
    private static void press(Window window, String selector) {
        Node button = window.robot().find(selector);
        window.headless()
                .run(
                        () -> {
                            if (button instanceof RadioButton choice) {
                                choice.setSelected(true);
                            } else {
                                ((Button) button).fire();
                            }
                        });
    }

    private static int rows(Window window, String tree) {
        TreeTableView<?> rows = tree(window, tree);
        return rows.getRoot() == null ? 0 : rows.getRoot().getChildren().size();
    }

    /** The tree of a view of the window, in front or not, or of a dialog. */
    private static TreeTableView<?> tree(Window window, String selector) {
        return javafx.stage.Window.getWindows().stream()
                .map(w -> w.getScene().getRoot())
                .flatMap(
                        root ->
                                Stream.concat(
                                        Stream.of(root),
                                        window.context().docks().tools().values().stream()))
                .map(root -> root.lookup(selector))
                .filter(TreeTableView.class::isInstance)
                .map(TreeTableView.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String watched(Window window, int row) {
        return window.context().watches().rootsProperty().get().stream()
                .skip(row)
                .findFirst()
                .map(VariableNode::value)
                .orElse("");
    }
}
