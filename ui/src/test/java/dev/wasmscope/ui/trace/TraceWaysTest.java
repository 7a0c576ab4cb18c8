package dev.wasmscope.ui.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Answers;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace by its actions, its menu and the keyboard. */
class TraceWaysTest {
    @TempDir Path folder;

    @Test
    void whatTheMenuOffersIsAnActionThatNeedsWhatItNeeds() throws Exception {
        try (Window window = opened(20)) {
            Set<String> needCall =
                    Set.of(
                            "trace.break",
                            "trace.copy-json",
                            "trace.copy-text",
                            "trace.fail",
                            "trace.from",
                            "trace.hide",
                            "trace.like",
                            "trace.source",
                            "trace.until");
            Set<String> disabled = disabled(window);
            assertEquals(needCall, disabled, "no call is chosen");
            window.headless().run(() -> window.context().trace().select(3));
            assertEquals(Set.of(), disabled(window), "a call is chosen");
            window.headless().run(() -> window.context().trace().filterProperty().set("slower=9s"));
            window.robot().await("none", () -> count(window) == 0);
            assertTrue(disabled(window).contains("trace.export"), "there is nothing to export");
        }
    }

    private static Set<String> disabled(Window window) {
        return window.on(
                () -> {
                    Set<String> ids = new TreeSet<>();
                    window.context().actions().all().stream()
                            .filter(a -> a.id().startsWith("trace."))
                            .filter(a -> !a.enabledProperty().get())
                            .forEach(a -> ids.add(a.id()));
                    return ids;
                });
    }

    @Test
    void functionsAreHiddenOneAfterTheOther() throws Exception {
        try (Window window = opened(20)) {
            window.robot().rowMenu(window.robot().findText("fd_read"), "trace-hide");
            window.robot().await("fewer", () -> names(window).size() == 4);
            assertFalse(window.on(() -> names(window)).contains("fd_read"));
            window.headless().run(() -> window.context().trace().select(0));
            fire(window, "trace.hide");
            window.robot().await("still fewer", () -> names(window).size() == 3);
            assertEquals(
                    "!fd_read !path_open",
                    window.on(() -> window.context().trace().filterProperty().get()));
        }
    }

    @Test
    void aStretchOfTimeIsChosenWithoutTheMouse() throws Exception {
        try (Window window = opened(20)) {
            window.headless().run(() -> window.context().trace().select(4));
            fire(window, "trace.from");
            window.robot().await("from the fifth on", () -> count(window) == 16);
            window.headless().run(() -> window.context().trace().select(9));
            fire(window, "trace.until");
            window.robot().await("until the tenth", () -> count(window) == 6);
            assertTrue(window.robot().sees("#trace-whole-run"));
            fire(window, "trace.whole");
            window.robot().await("all", () -> count(window) == 20);
        }
    }

    @Test
    void theDetailsAreCopiedWithEveryFactAndCaller() throws Exception {
        try (Window window = opened(20)) {
            window.headless().run(() -> window.context().trace().select(1));
            window.robot().await("callers", () -> window.robot().seesNow("#trace-callers .caller"));
            Node details = window.robot().find("#trace-details");
            List<String> lines = window.robot().copy(details).lines().toList();
            assertTrue(lines.getFirst().startsWith("fd_read(fd=4</data/in0.txt>"), "" + lines);
            assertTrue(lines.contains("  fd  4</data/in0.txt>"), "" + lines);
            assertEquals(
                    List.of("  called from  main  list.c:18:5", "  called from  walk  list.c:10:5"),
                    lines.subList(lines.size() - 2, lines.size()));
        }
    }

    @Test
    void theHeadOfAGroupIsCopied() throws Exception {
        try (Window window = opened(100)) {
            fire(window, "trace.group.function");
            window.robot().await("groups", () -> rows(window).size() == 5);
            window.robot().click(window.robot().findText("fd_close"), 1);
            window.robot().press(KeyCode.CONTROL, KeyCode.C);
            String text = window.on(() -> Clipboard.getSystemClipboard().getString());
            assertTrue(text.startsWith("fd_close  20 calls, "), text);
        }
    }

    @Test
    void theKeyForFindingGoesToTheFilter() throws Exception {
        try (Window window = opened(20)) {
            Node table = window.robot().find("#trace");
            window.headless().run(table::requestFocus);
            window.robot().press(KeyCode.CONTROL, KeyCode.F);
            assertTrue(window.robot().read("#trace-filter", Node::isFocused));
            window.headless().run(() -> window.context().docks().show("console"));
            fire(window, "trace.filter");
            assertTrue(window.robot().read("#trace-filter", Node::isFocused));
        }
    }

    @Test
    void switchesAreActionsToo() throws Exception {
        try (Window window = opened(20)) {
            assertTrue(window.robot().sees("#trace-details"));
            fire(window, "trace.details");
            assertFalse(window.robot().sees("#trace-details"));
            assertTrue(window.robot().sees("#trace-follow:selected"));
            fire(window, "trace.follow");
            assertFalse(window.robot().sees("#trace-follow:selected"));
            fire(window, "trace.axis");
            assertTrue(window.robot().sees("#trace-axis:selected"));
        }
    }

    @Test
    void whatWasExportedIsShownInItsFolder() throws Exception {
        Answers answers = new Answers(folder.resolve("calls.json"));
        try (Window window = Window.atTheEnd(folder, answers, List.of(), "calls=20")) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
            window.robot().await("calls", () -> count(window) == 20);
            fire(window, "trace.export");
            window.awaitNotice("20 calls written to calls.json");
            assertEquals(20, Files.readAllLines(answers.file()).size());
            window.robot().click("#toast-action");
            assertEquals(List.of(answers.file()), answers.revealed());
        }
    }

    private Window opened(int calls) throws Exception {
        Window window = Window.atTheEnd(folder, 980, 760, List.of(), "calls=" + calls);
        window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
        window.headless().run(window.context().docks()::enlarge);
        window.robot().await(calls + " calls", () -> count(window) == calls);
        return window;
    }

    private static void fire(Window window, String action) {
        window.headless().run(() -> window.context().actions().get(action).fire());
    }

    private static TraceRows rows(Window window) {
        return window.context().trace().rowsProperty().get();
    }

    private static int count(Window window) {
        return rows(window).snapshot().complete() ? rows(window).snapshot().rows().size() : -1;
    }

    private static Set<String> names(Window window) {
        Set<String> names = new TreeSet<>();
        window.context().trace().shown(100).forEach(call -> names.add(call.name()));
        return names;
    }
}
