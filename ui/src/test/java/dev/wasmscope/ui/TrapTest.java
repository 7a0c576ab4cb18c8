package dev.wasmscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.source.SourceModel;
import dev.wasmscope.ui.testing.Window;
import dev.wasmscope.ui.variables.VariableNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trapping sample in the desktop, from the welcome page to the variables of each frame. */
class TrapTest {
    @TempDir Path folder;

    @Test
    void theTrapIsShownWithItsStackAndTheVariablesOfEachFrame() throws Exception {
        try (Window window = Window.over(DebugSession::open, folder)) {
            window.robot().click("#sample-ledger-december");
            window.awaitStop(1);
            window.awaitSource();
            window.headless().run(() -> window.context().breakpoints().removeAll());
            window.robot().press(KeyCode.F5);
            Stop trap = window.awaitStop(2);

            StopReason.Trapped reason = assertInstanceOf(StopReason.Trapped.class, trap.reason());
            assertEquals("integer divide by zero", reason.kind());
            assertTrue(window.robot().sees("#gutter-62 .current-arrow.trap"), "line 62 divides");
            window.robot().findText("Trapped");

            StringBuilder variables = new StringBuilder();
            for (SymbolisedFrame frame : trap.frames()) {
                if (frame.position().isPresent()) {
                    window.robot().click("#frame-" + frame.index());
                    variables.append(frame.function()).append(": ");
                    variables.append(String.join(", ", namesAt(window, frame))).append('\n');
                }
            }
            assertEquals(
                    """
                    share_of: total, owners
                    post_bonus: account, entry, share
                    post_account: account, entry
                    close_month: book, account
                    main: argc, argv, december, book, household, savings, club, salary, rent, put_aside, fees
                    """,
                    variables.toString());
            window.headless().picture(Path.of("target", "screens", "trap-dark.png"));
        }
    }

    private static List<String> namesAt(Window window, SymbolisedFrame frame) {
        window.robot()
                .await(
                        "line of " + frame.function(),
                        () ->
                                window.context()
                                        .sources()
                                        .frontProperty()
                                        .get()
                                        .flatMap(f -> f.currentProperty().get())
                                        .map(SourceModel.CurrentLine::line)
                                        .equals(frame.position().map(p -> p.line())));
        window.robot().await("variables of " + frame.function(), () -> !names(window).isEmpty());
        return window.on(() -> names(window));
    }

    /** Of the variables in sight: groups of arguments and locals are open. */
    private static List<String> names(Window window) {
        TreeTableView<?> tree = (TreeTableView<?>) window.robot().find("#variables");
        return IntStream.range(0, tree.getExpandedItemCount())
                .mapToObj(i -> (VariableNode) tree.getTreeItem(i).getValue())
                .filter(VariableNode::isValue)
                .map(VariableNode::name)
                .toList();
    }
}
