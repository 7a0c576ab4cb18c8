package dev.wasmscope.ui.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Answers;
import dev.wasmscope.ui.testing.FakeSession;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bar of the console does. */
class ConsoleActionsTest {
    @TempDir Path folder;

    private Window window;
    private Answers answers;

    @BeforeEach
    void open() throws Exception {
        answers = new Answers(folder.resolve("output.txt"));
        window = Window.opened(folder, answers);
        window.headless().run(() -> window.context().docks().show("console"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void write(String text, int lines) {
        FakeSession session =
                (FakeSession) window.on(() -> window.context().debug().session().orElseThrow());
        session.write(text);
        window.robot().await("output", () -> window.context().console().lines().size() == lines);
        window.headless().settle();
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "line " + i + "\n")
                .collect(Collectors.joining());
    }

    /** The texts of the lines that can be seen, whole or in part. */
    private List<String> seen() {
        return window.on(
                () -> {
                    Node console = window.robot().findNow("#console");
                    Bounds all = console.localToScene(console.getBoundsInLocal());
                    return console.lookupAll(".console-line").stream()
                            .filter(n -> all.intersects(n.localToScene(n.getBoundsInLocal())))
                            .map(n -> n.getAccessibleText())
                            .toList();
                });
    }

    private boolean selected(String id) {
        return window.robot().read(id, n -> ((ToggleButton) n).isSelected());
    }

    private String notice() {
        return window.on(() -> window.context().debug().noticeProperty().get().text());
    }

    @Test
    void longLinesAreBrokenOrNot() {
        write("word ".repeat(400) + "\n", 1);
        double broken = height();
        assertTrue(broken > 60, "many rows: " + broken);
        window.robot().click("#console-wrap");
        assertFalse(selected("#console-wrap"));
        assertTrue(height() < 30, "one row: " + height());
        window.headless().run(() -> window.context().actions().get("console.wrap").fire());
        window.headless().settle();
        assertTrue(selected("#console-wrap"));
        assertEquals(broken, height(), 1);
    }

    private double height() {
        return window.robot().read("#console .console-line", n -> n.getLayoutBounds().getHeight());
    }

    @Test
    void theEndIsFollowedUntilTheUserLooksElsewhere() {
        write(numbers(0, 500), 500);
        assertTrue(seen().contains("line 499"), seen().toString());
        window.robot().click("#console");
        window.robot().press(KeyCode.PAGE_UP);
        assertFalse(selected("#console-follow"), "who goes up wants to read");
        List<String> before = seen();
        write(numbers(500, 600), 600);
        assertEquals(before, seen(), "nothing moves under the eyes");
        window.robot().click("#console-follow");
        assertTrue(seen().contains("line 599"), seen().toString());
        write(numbers(600, 601), 601);
        assertTrue(seen().contains("line 600"), seen().toString());
        window.headless().run(() -> window.context().actions().get("console.follow").fire());
        assertFalse(selected("#console-follow"));
    }

    @Test
    void theOutputIsSavedAndItsFolderShown() throws Exception {
        write("first\n\033[31msecond\033[0m\n", 2);
        window.robot().click("#console-save");
        window.robot().await("saved", () -> notice().startsWith("2 lines written"));
        assertEquals("2 lines written to output.txt", notice());
        assertEquals(List.of("first", "second"), Files.readAllLines(answers.file()));
        assertEquals("Show", window.robot().read("#status-offer", n -> ((Labeled) n).getText()));
        window.robot().click("#status-offer");
        assertEquals(List.of(answers.file()), answers.revealed());
    }

    @Test
    void savingCanBeEndedAndLeavesTheOldFile() throws Exception {
        Files.writeString(answers.file(), "old");
        CountDownLatch begun = new CountDownLatch(1);
        window.headless()
                .run(
                        () ->
                                window.context()
                                        .exports()
                                        .write(
                                                answers.file(),
                                                (out, _) -> {
                                                    begun.countDown();
                                                    while (true) {
                                                        out.write(1);
                                                        Thread.onSpinWait();
                                                    }
                                                }));
        assertTrue(begun.await(20, TimeUnit.SECONDS), "begun");
        Path part = folder.resolve("output.txt.part");
        assertTrue(Files.exists(part), "the old file stays until the new one is whole");
        assertEquals(
                "Cancel: Writing output.txt",
                window.robot().read("#status-cancel", Node::getAccessibleText));
        window.robot().click("#status-cancel");
        assertTrue(window.on(() -> window.context().tasks().running().isEmpty()), "gone");
        window.robot().await("nothing is left of it", () -> !Files.exists(part));
        assertFalse(notice().contains("written"), notice());
        assertEquals("old", Files.readString(answers.file()));
    }

    @Test
    void aFolderThatIsNotThereIsToldInOneLine() throws Exception {
        window.close();
        window = Window.opened(folder, new Answers(folder.resolve("gone/output.txt")));
        write("x\n", 1);
        window.headless().run(() -> window.context().actions().get("console.save").fire());
        window.robot().await("told", () -> notice().contains("cannot be written"));
        assertTrue(notice().endsWith("output.txt cannot be written: there is no such folder"));
    }

    @Test
    void aMillionLinesAreSearchedAndTheLastOnesKept() {
        String block = "0123456789 some output\n".repeat(999) + "needle\n";
        FakeSession session =
                (FakeSession) window.on(() -> window.context().debug().session().orElseThrow());
        for (int i = 0; i < 1001; i++) {
            session.write(block);
        }
        window.robot()
                .await(
                        "a million lines, 1,000 older dropped",
                        () -> window.context().console().dropped() == 1000);
        assertEquals(
                ConsoleModel.MOST_LINES,
                window.on(() -> window.context().console().lines().size()));
        window.robot().click("#console-search");
        window.robot().type("needle");
        window.robot()
                .await(
                        "all found",
                        () ->
                                ((Labeled) window.robot().findNow("#console-count"))
                                        .getText()
                                        .equals("1\u202f000 lines"));
        window.robot().press(KeyCode.F3);
        Node console = window.robot().find("#console");
        assertEquals("needle", window.on(console::getAccessibleText));
    }
}
