package dev.wasmscope.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Robot;
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
            window.picture(SCREENS.resolve("welcome-dark.png"));
            Robot.run(window.themes()::toggle);
            window.picture(SCREENS.resolve("welcome-light.png"));
        }
        assertTrue(Files.size(SCREENS.resolve("welcome-light.png")) > 10_000);
    }

    @Test
    void stoppedProgramInBothThemes() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().click("#gutter-5");
            window.robot().click("#gutter-18");
            Robot.run(window.context().run()::run);
            window.robot()
                    .await(
                            "stopped",
                            () -> window.context().debug().stopProperty().get().isPresent());
            window.robot().sync();
            window.picture(SCREENS.resolve("stopped-dark.png"));
            Robot.run(window.themes()::toggle);
            window.picture(SCREENS.resolve("stopped-light.png"));
        }
        assertTrue(Files.size(SCREENS.resolve("stopped-light.png")) > 10_000);
    }
}
