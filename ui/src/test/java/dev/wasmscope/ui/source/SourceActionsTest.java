package dev.wasmscope.ui.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.Stop;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done in the text with the mouse and with keys, over a scripted program. */
class SourceActionsTest {
    private static final String FILE = "/src/list.c";
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir Path folder;

    @Test
    void marksTellKindsOfBreakpointsApart() throws Exception {
        try (Window window = Window.opened(folder)) {
            add(window, 9, BreakpointOptions.NONE.withCondition("sum > 3"));
            add(window, 10, BreakpointOptions.NONE.withLogMessage("n is {n}"));
            add(window, 18, BreakpointOptions.NONE.withPatch("return 7"));
            add(window, 12, BreakpointOptions.NONE.withEnabled(false));
            add(window, 15, BreakpointOptions.NONE);
            add(window, 2, BreakpointOptions.NONE);
            assertTrue(window.robot().sees("#gutter-9 .breakpoint-dot.conditional.bound"));
            assertTrue(window.robot().sees("#gutter-9 .breakpoint-bar"));
            assertTrue(window.robot().sees("#gutter-10 .breakpoint-dot.logs"));
            assertTrue(window.robot().sees("#gutter-18 .breakpoint-dot.patches"));
            assertTrue(window.robot().sees("#gutter-12 .breakpoint-dot.disabled"));
            assertTrue(window.robot().sees("#gutter-16 .breakpoint-dot.moved"));
            assertTrue(window.robot().sees("#gutter-2 .breakpoint-dot.pending"));
            assertEquals(
                    "Stops at /src/list.c:9, if sum > 3",
                    window.robot().read("#gutter-9", Node::getAccessibleText));
            assertEquals(
                    "Patches /src/list.c:18, do return 7",
                    window.robot().read("#gutter-18", Node::getAccessibleText));
            window.headless().picture(SCREENS.resolve("source-marks-dark.png"));
            window.headless().run(window.headless().themes()::toggle);
            window.headless().picture(SCREENS.resolve("source-marks-light.png"));
        }
    }

    private static void add(Window window, int line, BreakpointOptions options) {
        window.headless()
                .run(
                        () ->
                                window.context()
                                        .breakpoints()
                                        .add(new BreakpointSpec.Line(FILE, line), options));
    }

    @Test
    void theMenuOfALineSetsDisablesAndRemovesItsBreakpoint() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().rowMenu(window.robot().find("#gutter-9"), "source-toggle");
            assertTrue(window.robot().sees("#gutter-9 .breakpoint-dot.bound"));
            window.robot().rowMenu(window.robot().find("#gutter-9"), "source-enable");
            assertTrue(window.robot().sees("#gutter-9 .breakpoint-dot.disabled"));
            window.robot().rowMenu(window.robot().find("#gutter-9"), "source-toggle");
            assertFalse(window.robot().sees("#gutter-9 .breakpoint-dot"));
        }
    }

    @Test
    void everyFrameHasItsLineAndOnlyTheInnermostIsStrong() throws Exception {
        try (Window window = Window.stoppedAt(folder, 5)) {
            assertTrue(window.robot().sees("#gutter-5 .current-arrow.top"));
            assertTrue(window.robot().sees("#gutter-10 .current-arrow.other"));
            assertTrue(window.robot().sees("#gutter-17 .current-arrow.other"));
            window.robot().click("#frame-1");
            assertTrue(window.robot().sees("#gutter-5 .current-arrow.top"));
            assertTrue(window.robot().sees("#gutter-10 .current-arrow.caller"));
        }
    }

    @Test
    void theKeyboardWalksToALineSetsABreakpointAndRunsThere() throws Exception {
        try (Window window = Window.stoppedAt(folder, 16)) {
            CodeArea area = (CodeArea) window.robot().find("#source");
            window.headless()
                    .run(
                            () -> {
                                area.requestFocus();
                                area.moveTo(9, 0);
                            });
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.F9);
            assertTrue(window.robot().sees("#gutter-12 .breakpoint-dot.bound"));
            window.robot().press(KeyCode.CONTROL, KeyCode.F9);
            assertTrue(window.robot().sees("#gutter-12 .breakpoint-dot.disabled"));
            window.robot().press(KeyCode.CONTROL, KeyCode.F10);
            Stop there = window.awaitStop(2);
            assertEquals(12, there.position().orElseThrow().line());
        }
    }

    @Test
    void findingCountsWalksAndEnds() throws Exception {
        try (Window window = Window.opened(folder)) {
            CodeArea area = (CodeArea) window.robot().find("#source");
            window.headless().run(() -> area.moveTo(0));
            window.robot().press(KeyCode.CONTROL, KeyCode.F);
            window.robot().typeInto("#source-find", "Node");
            awaitCount(window, "1 of 5");
            assertEquals("node", window.on(area::getSelectedText));
            window.robot().press(KeyCode.ENTER);
            awaitCount(window, "2 of 5");
            window.robot().press(KeyCode.F3);
            awaitCount(window, "3 of 5");
            window.robot().click("#source-find-previous");
            awaitCount(window, "2 of 5");
            window.headless().picture(SCREENS.resolve("source-find-dark.png"));
            window.headless().run(window.headless().themes()::toggle);
            window.headless().picture(SCREENS.resolve("source-find-light.png"));
            window.robot().click("#source-find-case");
            awaitCount(window, "not found");
            window.robot().click("#source-find-case");
            window.robot().click("#source-find-regex");
            window.robot().typeInto("#source-find", "(");
            awaitCount(window, "Unclosed group");
            window.robot().press(KeyCode.ESCAPE);
            assertFalse(window.robot().sees("#source-find"));
            assertTrue(window.on(area::isFocused));
        }
    }

    private static void awaitCount(Window window, String text) {
        window.robot()
                .await(
                        text,
                        () ->
                                window.headless().scene().lookup("#source-find-count")
                                                instanceof Label label
                                        && text.equals(label.getText()));
    }

    @Test
    void linesAndPositionsAreCopied() throws Exception {
        try (Window window = Window.opened(folder)) {
            CodeArea area = (CodeArea) window.robot().find("#source");
            window.headless()
                    .run(
                            () -> {
                                area.requestFocus();
                                area.moveTo(10, 2);
                            });
            window.robot().press(KeyCode.CONTROL, KeyCode.C);
            assertEquals("    }", copied(window));
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
            assertEquals("/src/list.c:11", copied(window));
            window.robot().press(KeyCode.SHIFT, KeyCode.RIGHT);
            window.robot().press(KeyCode.CONTROL, KeyCode.C);
            assertEquals(" ", copied(window));
        }
    }

    private static String copied(Window window) {
        return window.on(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void allFilesAreSearchedAndALineOfTheResultIsShown() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
            window.robot().typeInto("#search-words", "sum");
            window.robot()
                    .await(
                            "lines",
                            () ->
                                    window.headless().scene().lookup("#search-summary")
                                                    instanceof Label label
                                            && label.getText()
                                                    .equals(
                                                            "3 lines in 1 file; 1 file is not on"
                                                                    + " this machine"));
            window.headless().picture(SCREENS.resolve("source-search-dark.png"));
            window.headless().run(window.headless().themes()::toggle);
            window.headless().picture(SCREENS.resolve("source-search-light.png"));
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.ENTER);
            CodeArea area = (CodeArea) window.robot().find("#source");
            window.robot().await("its line", () -> area.getCurrentParagraph() == 9);
        }
    }

    @Test
    void conditionsAndLogPointsAreAskedForInTheForm() throws Exception {
        try (Window window = Window.opened(folder)) {
            List<String> asked = new ArrayList<>();
            CodeArea area = (CodeArea) window.robot().find("#source");
            window.headless()
                    .run(
                            () -> {
                                window.context().breakpoints().onEdit(b -> asked.add(b.text()));
                                area.moveTo(8, 0);
                            });
            window.robot().press(KeyCode.SHIFT, KeyCode.F9);
            window.headless()
                    .run(
                            () -> {
                                area.moveTo(9, 0);
                                window.context().actions().get("breakpoint.log").fire();
                            });
            assertEquals(List.of("/src/list.c:9", "/src/list.c:10, log \"at list.c:10\""), asked);
            window.robot().rowMenu(window.robot().find("#gutter-9"), "source-condition");
            assertEquals("/src/list.c:9", asked.getLast(), "the one that is there is edited");
        }
    }

    @Test
    void theMenuKeyOpensTheMenuOfTheCaretsLine() throws Exception {
        try (Window window = Window.opened(folder)) {
            CodeArea area = (CodeArea) window.robot().find("#source");
            window.headless()
                    .run(
                            () -> {
                                area.requestFocus();
                                area.moveTo(9, 0);
                            });
            window.robot().press(KeyCode.SHIFT, KeyCode.F10);
            window.robot().click("#source-toggle");
            assertTrue(window.robot().sees("#gutter-10 .breakpoint-dot.bound"));
        }
    }

    @Test
    void theDefinitionOfTheNameAtTheCaret() throws Exception {
        try (Window window = Window.opened(folder)) {
            CodeArea area = (CodeArea) window.robot().find("#source");
            window.headless().run(() -> area.moveTo(16, area.getText(16).indexOf("walk") + 1));
            window.robot().press(KeyCode.F12);
            window.robot().await("its line", () -> area.getCurrentParagraph() == 6);
        }
    }
}
