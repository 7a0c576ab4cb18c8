package dev.wasmscope.ui.theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@link Settings} in a JSON file; a file that cannot be read counts as none. */
public final class SettingsFile {
    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** The file in the place where this system keeps such files. */
    public static SettingsFile ofUser(Map<String, String> environment, Path home) {
        String base =
                environment.getOrDefault(
                        "XDG_CONFIG_HOME", environment.getOrDefault("APPDATA", ""));
        Path folder = base.isEmpty() ? home.resolve(".config") : Path.of(base);
        return new SettingsFile(folder.resolve("wasmscope").resolve("desktop.json"));
    }

    /** What was kept, or the defaults. */
    public Settings load() {
        try {
            return Files.exists(file)
                    ? JsonMapper.shared().readValue(Files.readAllBytes(file), Settings.class)
                    : Settings.DEFAULT;
        } catch (IOException | JacksonException e) {
            return Settings.DEFAULT;
        }
    }

    /**
     * Keeps the settings; a crash meanwhile leaves the old ones.
     *
     * @throws IOException when the file cannot be written
     */
    public void save(Settings settings) throws IOException {
        SafeFile.write(file, JsonMapper.shared().writeValueAsBytes(settings));
    }

    /** The folder in which this program keeps what it remembers. */
    public Path folder() {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
