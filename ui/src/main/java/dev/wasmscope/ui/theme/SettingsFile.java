package dev.wasmscope.ui.theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps {@link Settings} in a JSON file. A file of an older or newer program gives what it has; one
 * that cannot be read counts as none.
 */
public final class SettingsFile {
    private static final long MOST_BYTES = 4 << 20;

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

    /** What was kept; the defaults for everything that is missing or cannot be read. */
    public Settings load() {
        return SettingsJson.read(tree());
    }

    private ObjectNode tree() {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
                JsonNode tree = JsonMapper.shared().readTree(Files.readAllBytes(file));
                return tree instanceof ObjectNode object ? object : empty();
            }
        } catch (IOException | JacksonException e) {
            // Not worth a failure at the start: the user sees the usual window.
        }
        return empty();
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Keeps the settings, and what a newer program left in the file; a crash meanwhile leaves the
     * old ones.
     *
     * @throws IOException when the file cannot be written
     */
    public void save(Settings settings) throws IOException {
        ObjectNode tree = tree();
        SettingsJson.write(settings, tree);
        SafeFile.write(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(tree));
    }

    /** The folder in which this program keeps what it remembers. */
    public Path folder() {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
