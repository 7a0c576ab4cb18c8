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
}
