package dev.wasmscope.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the window in {@code target/screens}, for people to look at. */
class ScreensTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir Path folder;

    @Test
    void welcomePageInBothThemes() throws Exception {
        try (Window window = Window.welcome(folder)) {
            inBothThemes(window, "welcome");
        }
    }

    @Test
    void stoppedProgramInBothThemes() throws Exception {
        try (Window window = Window.stoppedAt(folder, 5)) {
            window.robot().click("#gutter-18");
            inBothThemes(window, "stopped");
        }
    }

    private static void inBothThemes(Window window, String name) throws Exception {
        Path dark = SCREENS.resolve(name + "-dark.png");
        Path light = SCREENS.resolve(name + "-light.png");
        window.headless().picture(dark);
        window.headless().run(window.headless().themes()::toggle);
        window.headless().picture(light);
        assertTrue(Files.size(dark) > 10_000, dark + " is empty");
        assertTrue(Files.mismatch(dark, light) >= 0, "both themes look the same");
    }
}
