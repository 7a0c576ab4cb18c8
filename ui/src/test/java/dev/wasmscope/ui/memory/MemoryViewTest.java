package dev.wasmscope.ui.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryViewTest {
    @TempDir Path folder;

    @Test
    void theAddressFieldGoesToAnAddress() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            goTo(window, "0x10fe0");
            assertEquals(0x10fe0, window.on(() -> model(window).cursorProperty().get()));
            long top = window.on(() -> model(window).topProperty().get());
            assertTrue(top <= 0x10fe0 && top > 0x10f00, Long.toHexString(top));
            window.robot().await("bytes", () -> model(window).byteAt(0x10fe0) == 'W');
        }
    }

    @Test
    void theAddressFieldTakesAVariableAndItsBytesAreHighlighted() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            goTo(window, "sum");
            window.robot()
                    .await("highlight", () -> model(window).highlightProperty().get().isPresent());
            assertEquals(
                    new MemoryModel.Range(0x10fd4, 4, "sum"),
                    window.on(() -> model(window).highlightProperty().get().orElseThrow()));
        }
    }

    @Test
    void anAddressBehindTheEndIsRefusedInOneLine() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            goTo(window, "0x900000");
            assertEquals(
                    "Address 0x900000 is behind the end of memory (0x20000)",
                    window.on(() -> window.context().debug().noticeProperty().get().text()));
        }
    }

    @Test
    void choosingAVariableShowsItsBytes() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot()
                    .await(
                            "variables",
                            () -> window.robot().seesNow("#variables .variable-parameter"));
            window.robot().click(window.robot().findText("sum"), 1);
            assertEquals(
                    "sum",
                    window.on(() -> model(window).highlightProperty().get().orElseThrow().label()));
        }
    }

    @Test
    void theWheelScrollsAndAClickChoosesAByte() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            Node canvas = window.robot().find("#memory");
            window.robot().wheel(canvas, 2);
            assertTrue(window.on(() -> model(window).topProperty().get()) >= 3 * MemoryModel.ROW);
            window.robot().clickAt(canvas, 110, 14);
            long cursor = window.on(() -> model(window).cursorProperty().get());
            assertEquals(
                    window.on(() -> model(window).topProperty().get()), cursor & -MemoryModel.ROW);
        }
    }

    private static void goTo(Window window, String text) {
        window.robot().await("memory", () -> model(window).sizeProperty().get() > 0);
        window.robot().click("#memory-address");
        window.robot().type(text);
        window.robot().press(KeyCode.ENTER);
    }

    private static MemoryModel model(Window window) {
        return window.context().memory();
    }
}
