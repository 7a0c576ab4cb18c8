package dev.wasmscope.ui.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.FakeSession;
import dev.wasmscope.ui.testing.Window;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleViewTest {
    @TempDir Path folder;

    private static List<ConsoleLine> lines(Window window) {
        return window.on(() -> List.copyOf(window.context().console().lines()));
    }

    private static ConsoleLine plain(ConsoleModel.Kind kind, String text) {
        return new ConsoleLine(kind, text, List.of());
    }

    private static FakeSession session(Window window) {
        return (FakeSession) window.on(() -> window.context().debug().session().orElseThrow());
    }

    private static Window withOutput(Path folder) throws Exception {
        Window window = Window.stoppedAt(folder, 19);
        window.robot().await("output", () -> window.context().console().lines().size() == 2);
        return window;
    }

    @Test
    void outputOfBothStreamsIsShownAndToldApart() throws Exception {
        try (Window window = withOutput(folder)) {
            assertEquals(
                    List.of(
                            plain(ConsoleModel.Kind.STDOUT, "total 12"),
                            plain(ConsoleModel.Kind.STDERR, "a warning")),
                    lines(window));
            assertTrue(window.robot().sees("#console .console-line.stdout"));
            assertTrue(window.robot().sees("#console .console-line.stderr"));
        }
    }

    @Test
    void aTypedLineReachesTheProgramAndComesBackWithUp() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().click("#console-input");
            window.robot().type("hällo");
            window.robot().press(KeyCode.ENTER);
            assertEquals("hällo\n", session(window).fed());
            assertEquals(plain(ConsoleModel.Kind.INPUT, "hällo"), lines(window).getLast());
            window.robot().press(KeyCode.UP);
            window.robot().press(KeyCode.ENTER);
            assertEquals("hällo\nhällo\n", session(window).fed());
        }
    }

    @Test
    void controlDEndsTheInput() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().click("#console-input");
            window.robot().press(KeyCode.CONTROL, KeyCode.D);
            assertEquals("<end>", session(window).fed());
            assertTrue(!window.robot().sees("#console-input"));
        }
    }

    @Test
    void aSearchCountsLinesAndGoesToThem() throws Exception {
        try (Window window = withOutput(folder)) {
            window.robot().click("#console-search");
            window.robot().type("WARN");
            window.robot()
                    .await(
                            "a match",
                            () ->
                                    ((Labeled) window.robot().findNow("#console-count"))
                                            .getText()
                                            .equals("1 line"));
            window.robot().press(KeyCode.F3);
            assertTrue(window.robot().sees("#console .console-match"));
            Node console = window.robot().find("#console");
            assertEquals("a warning", window.on(console::getAccessibleText));
        }
    }

    @Test
    void chosenLinesAreCopiedAndEverythingIsCleared() throws Exception {
        try (Window window = withOutput(folder)) {
            window.robot().click(window.robot().find("#console .console-line.stderr"), 1);
            Node console = window.robot().find("#console");
            window.headless().run(console::requestFocus);
            window.robot().press(KeyCode.SHIFT, KeyCode.UP);
            window.robot().press(KeyCode.CONTROL, KeyCode.C);
            assertEquals(
                    "total 12\na warning\n",
                    window.on(() -> Clipboard.getSystemClipboard().getString()));
            window.robot().click("#console-clear");
            assertEquals(List.of(), lines(window));
        }
    }

    @Test
    void escapeSequencesBecomeColoursOrNothing() {
        AnsiText text = new AnsiText(ConsoleModel.Kind.STDOUT);
        java.util.ArrayList<ConsoleLine> lines = new java.util.ArrayList<>();
        text.add("a\033[1;31mred\033[0m b\033]0;title\007c\033[2J\033[?25l\033(Bd\n", lines);
        text.add("10 %\r50 %\r100 %\r\n", lines);
        text.add("tab\tx\u202eevil\u0007\n", lines);
        text.add("\033[38;5;208mo\033[48;2;1;2;3mp", lines);
        text.add("\033[", lines);
        text.add("mq\n", lines);
        AnsiStyle red = AnsiStyle.PLAIN.with(new int[] {1, 31});
        AnsiStyle orange = AnsiStyle.PLAIN.with(new int[] {38, 5, 208});
        AnsiStyle both = orange.with(new int[] {48, 2, 1, 2, 3});
        assertEquals(
                List.of(
                        new ConsoleLine(
                                ConsoleModel.Kind.STDOUT,
                                "ared bcd",
                                List.of(new ConsoleLine.Span(1, 4, red))),
                        plain(ConsoleModel.Kind.STDOUT, "100 %"),
                        plain(ConsoleModel.Kind.STDOUT, "tab     xevil"),
                        new ConsoleLine(
                                ConsoleModel.Kind.STDOUT,
                                "opq",
                                List.of(
                                        new ConsoleLine.Span(0, 1, orange),
                                        new ConsoleLine.Span(1, 2, both)))),
                lines);
    }

    @Test
    void charactersSplitBetweenTwoWritesAreJoined() {
        LineAssembler assembler = new LineAssembler(100);
        byte[] bytes = "€\n".getBytes(StandardCharsets.UTF_8);
        assembler.add(ConsoleModel.Kind.STDOUT, new byte[] {bytes[0]});
        assembler.add(ConsoleModel.Kind.STDERR, new byte[] {'!'});
        assembler.add(ConsoleModel.Kind.STDOUT, new byte[] {bytes[1], bytes[2], bytes[3]});
        assertEquals(
                List.of(plain(ConsoleModel.Kind.STDERR, "!"), plain(ConsoleModel.Kind.STDOUT, "€")),
                assembler.take().lines());
    }

    @Test
    void aLineThatGrowsReplacesItselfAndOnlyTheNewestLinesAreKept() {
        LineAssembler assembler = new LineAssembler(3);
        LineRing ring = new LineRing(3, 1000);
        for (String text : List.of("1\n2\n", "a", "b", "c\n4\n", "5")) {
            assembler.add(ConsoleModel.Kind.STDOUT, text.getBytes(StandardCharsets.UTF_8));
            ring.append(assembler.take());
        }
        assertEquals(List.of("abc", "4", "5"), ring.stream().map(ConsoleLine::text).toList());
        assertEquals(2, ring.dropped());
    }

    @Test
    void placesInSourceFilesAreLinks() {
        assertEquals(
                List.of(
                        new LineLinks.Link(3, 16, "src/main.rs", 7),
                        new LineLinks.Link(21, 29, "a.c", 12)),
                LineLinks.of("at src/main.rs:7 and a.c:12:5."));
        assertEquals(List.of(), LineLinks.of("12:30:05 http://x"));
    }

    @Test
    void picturesInBothThemes() throws Exception {
        try (Window window = withOutput(folder)) {
            session(window)
                    .write(
                            "\033[1;31merror\033[0m: \033[33mlist.c:18\033[0m \033[32mok\033[0m"
                                    + " \033[34mblue\033[0m \033[35mmagenta\033[0m \033[38;5;208mo\n");
            window.robot().await("more", () -> window.context().console().lines().size() == 3);
            window.headless().run(() -> window.context().docks().show("console"));
            Path dark = Path.of("target", "screens", "console-dark.png");
            Path light = Path.of("target", "screens", "console-light.png");
            window.headless().picture(1280, 800, dark);
            window.headless().run(window.headless().themes()::toggle);
            window.headless().picture(1280, 800, light);
            assertTrue(java.nio.file.Files.mismatch(dark, light) >= 0, "both look the same");
            assertTrue(window.robot().sees("#console .console-link"));
        }
    }
}
