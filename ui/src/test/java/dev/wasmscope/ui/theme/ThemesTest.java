package dev.wasmscope.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThemesTest {
    @TempDir Path folder;

    @Test
    void theKeySwitchesTheThemeOfTheOpenWindow() throws Exception {
        try (Window window = Window.opened(folder)) {
            assertEquals(
                    Palette.DARK.background(),
                    window.on(() -> window.headless().scene().getFill()));
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
            assertEquals(
                    Palette.LIGHT.background(),
                    window.on(() -> window.headless().scene().getFill()));
        }
    }

    @Test
    void theFontsComeWithTheProgram() throws Exception {
        try (Window window = Window.opened(folder)) {
            Text number = (Text) window.robot().find("#gutter-1 .line-number");
            assertEquals("JetBrains Mono", window.on(() -> number.getFont().getFamily()));
        }
    }

    @Test
    void settingsAreKeptAndADamagedFileCountsAsNone() throws Exception {
        Path file = folder.resolve("a").resolve("desktop.json");
        SettingsFile kept = new SettingsFile(file);
        assertEquals(Settings.DEFAULT, kept.load());
        Settings settings = Settings.DEFAULT.withTheme(ThemeChoice.LIGHT).withSize(1000, 700);
        kept.save(settings);
        assertEquals(settings, kept.load());
        Files.writeString(file, "{\"theme\": 7");
        assertEquals(Settings.DEFAULT, kept.load());
    }
}
