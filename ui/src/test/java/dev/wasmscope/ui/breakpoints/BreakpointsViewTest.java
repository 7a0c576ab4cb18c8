package dev.wasmscope.ui.breakpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakpointsViewTest {
    @TempDir Path folder;

    @Test
    void aBreakpointIsSwitchedOffAndRemovedInTheList() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().click("#gutter-9");
            window.robot().click("#breakpoint-enabled-1");
            assertFalse(
                    window.on(() -> window.context().breakpoints().items().getFirst().enabled()));
            assertTrue(window.robot().sees("#gutter-9 .breakpoint-dot.disabled"));
            window.robot().click("#breakpoint-remove-1");
            assertEquals(0, window.on(() -> window.context().breakpoints().items().size()));
        }
    }

    @Test
    void aFunctionIsTypedAndItsBreakpointLands() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().click("#breakpoint-function");
            window.robot().type("walk");
            window.robot().press(KeyCode.ENTER);
            assertTrue(window.robot().sees("#gutter-8 .breakpoint-dot.set"));
        }
    }

    @Test
    void aClickOnAnInstructionSetsABreakpointThere() throws Exception {
        try (Window window = Window.stoppedAt(folder, 8)) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT9);
            var row = window.robot().find("#instruction-208");
            window.robot().clickAt(row, 12, 9);
            assertEquals(
                    "0xd0",
                    window.on(
                            () -> window.context().breakpoints().items().getLast().spec().text()));
            assertTrue(window.robot().sees("#instruction-208 .breakpoint-dot.set"));
            assertTrue(window.robot().sees("#instruction-192.current"), "line 8 stands on 0xc0");
        }
    }
}
