package dev.wasmscope.ui.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.source.SourceModel;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackViewTest {
    @TempDir Path folder;

    @Test
    void allViewsFollowTheChosenFrame() throws Exception {
        try (Window window = Window.stoppedAt(folder, 5)) {
            window.robot().findText("inlined");
            window.robot().click("#frame-2");

            var frame =
                    window.on(() -> window.context().debug().frameProperty().get().orElseThrow());
            assertEquals("main", frame.function());
            var line =
                    window.on(
                            () ->
                                    window.context()
                                            .sources()
                                            .frontProperty()
                                            .get()
                                            .orElseThrow()
                                            .currentProperty()
                                            .get()
                                            .orElseThrow());
            assertEquals(new SourceModel.CurrentLine(17, SourceModel.Current.CALLER), line);
            window.robot()
                    .await(
                            "variables of main",
                            () ->
                                    window
                                            .headless()
                                            .scene()
                                            .getRoot()
                                            .lookupAll(".tree-table-cell")
                                            .stream()
                                            .anyMatch(
                                                    cell ->
                                                            cell instanceof Labeled l
                                                                    && "total"
                                                                            .equals(l.getText())));
            assertTrue(window.robot().sees("#gutter-17 .current-arrow.caller"));
        }
    }

    @Test
    void framesOfTheLibraryAreFoldedUntilTheUserLooks() throws Exception {
        try (Window window = Window.stoppedIn(folder, "ledger", "december", "share_of")) {
            int main =
                    window.awaitStop(1).frames().stream()
                            .filter(f -> f.function().equals("main"))
                            .findFirst()
                            .orElseThrow()
                            .index();
            String run = "#frames-" + (main + 1);
            String outer = "#frame-" + (main + 1);
            window.robot().await("the run of frames", () -> window.robot().seesNow(run));
            assertFalse(window.robot().sees(outer), "it is folded");
            window.robot().click(run);
            window.robot().await("its frames", () -> window.robot().seesNow(outer));

            window.headless().run(() -> window.context().actions().get("stack.folding").fire());
            window.headless().settle();
            assertTrue(window.robot().sees(outer), "nothing is folded at all");
            assertFalse(window.robot().sees(run), "and no run is left");
            window.headless().run(() -> window.context().actions().get("stack.folding").fire());
            window.robot().await("the run again", () -> window.robot().seesNow(run));
            assertFalse(window.robot().sees(outer), "it is folded again");
        }
    }
}
