package dev.wasmscope.ui.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.FakeSession;
import dev.wasmscope.ui.testing.Window;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleViewTest {
    @TempDir Path folder;

    @Test
    void outputOfBothStreamsIsShownAndToldApart() throws Exception {
        try (Window window = Window.stoppedAt(folder, 19)) {
            StyleClassedTextArea area = (StyleClassedTextArea) window.robot().find("#console");
            window.robot().await("output", () -> area.getText().equals("total 12\na warning\n"));
            assertEquals(List.of("stdout"), window.on(() -> List.copyOf(area.getStyleOfChar(0))));
            assertEquals(List.of("stderr"), window.on(() -> List.copyOf(area.getStyleOfChar(12))));
        }
    }

    @Test
    void aTypedLineReachesTheProgram() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().click("#console-input");
            window.robot().type("hällo");
            window.robot().press(KeyCode.ENTER);
            FakeSession session =
                    (FakeSession) window.on(() -> window.context().debug().session().orElseThrow());
            assertEquals("hällo\n", session.fed());
            assertTrue(
                    window.on(
                            () ->
                                    window.context()
                                            .console()
                                            .pieces()
                                            .getLast()
                                            .text()
                                            .equals("hällo\n")));
        }
    }

    @Test
    void charactersSplitBetweenTwoWritesAreJoined() {
        OutputBuffer buffer = new OutputBuffer();
        byte[] bytes = "€\n".getBytes(StandardCharsets.UTF_8);
        buffer.add(ConsoleModel.Kind.STDOUT, new byte[] {bytes[0]});
        buffer.add(ConsoleModel.Kind.STDERR, new byte[] {'!'});
        buffer.add(ConsoleModel.Kind.STDOUT, new byte[] {bytes[1], bytes[2], bytes[3]});
        assertEquals(
                List.of(
                        new ConsoleModel.Piece(ConsoleModel.Kind.STDERR, "!"),
                        new ConsoleModel.Piece(ConsoleModel.Kind.STDOUT, "€\n")),
                buffer.take());
    }

    @Test
    void onlyTheNewestOutputIsKept() {
        OutputBuffer buffer = new OutputBuffer();
        byte[] line = "x".repeat(1000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5000; i++) {
            buffer.add(ConsoleModel.Kind.STDOUT, line);
        }
        int kept = buffer.take().stream().mapToInt(p -> p.text().length()).sum();
        assertTrue(kept <= OutputBuffer.MOST_CHARS + 1000, "kept " + kept);
        assertTrue(kept > OutputBuffer.MOST_CHARS / 2, "kept " + kept);
    }
}
