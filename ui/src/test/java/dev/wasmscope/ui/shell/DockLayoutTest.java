package dev.wasmscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockLayoutTest {
    @TempDir Path folder;

    @Test
    void theCallStackStaysInSightWhenTheLowerViewsAreEnlarged() throws Exception {
        try (Window window = Window.atTheEnd(folder, 1280, 800, List.of())) {
            Node stack = window.context().docks().tools().get("stack");
            double before = window.on(() -> stack.getLayoutBounds().getHeight());
            window.headless().run(window.context().docks()::enlarge);
            double small = window.on(() -> stack.getLayoutBounds().getHeight());
            assertTrue(small >= 40, small + " pixels of " + before);
            window.headless().run(window.context().docks()::enlarge);
            assertEquals(before, window.on(() -> stack.getLayoutBounds().getHeight()), 3);
        }
    }

    @Test
    void theFirstLayoutIsMadeForTheWindowsSize() throws Exception {
        for (int width : new int[] {1280, 1440, 1920}) {
            try (Window window =
                    Window.atTheEnd(folder.resolve("w" + width), width, 800, List.of())) {
                Node memory = window.on(() -> window.context().docks().tools().get("memory"));
                assertEquals(
                        610,
                        window.on(() -> memory.getLayoutBounds().getWidth()),
                        12,
                        "16 bytes in a row are seen, " + width);
            }
        }
    }
}
