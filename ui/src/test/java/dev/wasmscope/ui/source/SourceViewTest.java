package dev.wasmscope.ui.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.Stop;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceViewTest {
    @TempDir Path folder;

    @Test
    void clickInTheGutterSetsABreakpointAndTheNextClickRemovesIt() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().click("#gutter-9");
            assertEquals(List.of("/src/list.c:9"), specs(window));
            assertTrue(window.robot().sees("#gutter-9 .breakpoint-dot.set"));

            window.robot().click("#gutter-9");
            assertEquals(List.of(), specs(window));
            assertFalse(window.robot().sees("#gutter-9 .breakpoint-dot"));
        }
    }

    @Test
    void breakpointOnALineWithoutCodeLooksUnverifiedAndOneThatMovedShowsWhereItLanded()
            throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().click("#gutter-3");
            assertTrue(window.robot().sees("#gutter-3 .breakpoint-dot.pending"));
            window.robot().click("#gutter-11");
            assertTrue(window.robot().sees("#gutter-12 .breakpoint-dot.moved"), "moves to line 12");
        }
    }

    @Test
    void f10StepsAndTheCurrentLineMoves() throws Exception {
        try (Window window = Window.stoppedAt(folder, 16)) {
            assertEquals(
                    Optional.of(new SourceModel.CurrentLine(16, SourceModel.Current.TOP)),
                    current(window));
            assertTrue(window.robot().sees("#gutter-16 .current-arrow"));

            window.robot().press(KeyCode.F10);
            Stop next = window.awaitStop(2);

            assertEquals(17, next.position().orElseThrow().line());
            assertTrue(window.robot().sees("#gutter-17 .current-arrow"));
            assertFalse(window.robot().sees("#gutter-16 .current-arrow"));
        }
    }

    @Test
    void holdingTheStepKeyIsNoError() throws Exception {
        try (Window window = Window.stoppedAt(folder, 16)) {
            for (int i = 0; i < 6; i++) {
                window.robot().press(KeyCode.F11);
            }
            Stop stop = window.awaitStop(4);
            assertTrue(stop.number() >= 4, "steps were made");
            assertFalse(window.on(() -> window.context().debug().noticeProperty().get().error()));
        }
    }

    @Test
    void f11EntersAndShiftF11Leaves() throws Exception {
        try (Window window = Window.stoppedAt(folder, 17)) {
            window.robot().press(KeyCode.F11);
            assertEquals(8, window.awaitStop(2).position().orElseThrow().line());
            window.robot().press(KeyCode.SHIFT, KeyCode.F11);
            assertEquals(18, window.awaitStop(3).position().orElseThrow().line());
        }
    }

    @Test
    void aTrapIsMarkedOnItsLineAndInTheStatusBar() throws Exception {
        try (Window window = Window.stoppedAt(folder, 16, "trap")) {
            window.robot().press(KeyCode.F5);
            window.awaitStop(2);
            assertEquals(SourceModel.Current.TRAP, current(window).orElseThrow().kind());
            assertTrue(window.robot().sees(".current-arrow.trap"));
            assertEquals(
                    "Trapped",
                    window.robot()
                            .read(
                                    "#status-state",
                                    n -> ((javafx.scene.control.Label) n).getText()));
        }
    }

    @Test
    void aFileThatIsNotHereSaysWhereItWasLookedFor() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.headless().run(() -> window.context().sources().show("/build/libc/stdio.c", 3));
            window.robot().await("told", () -> window.robot().seesNow(".empty-state"));
            window.robot().findText("The source is not on this machine");
        }
    }

    private static Optional<SourceModel.CurrentLine> current(Window window) {
        return window.on(
                () ->
                        window.context()
                                .sources()
                                .frontProperty()
                                .get()
                                .orElseThrow()
                                .currentProperty()
                                .get());
    }

    private static List<String> specs(Window window) {
        return window.on(
                () ->
                        window.context().breakpoints().items().stream()
                                .map(Breakpoint::spec)
                                .map(s -> s.text())
                                .toList());
    }
}
