package dev.wasmscope.ui.inject;

import dev.wasmscope.ui.theme.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the faults of each module in a JSON file, by the module's absolute path; a file that cannot
 * be read counts as empty.
 */
public final class FaultsFile {
    private final Path file;

    /**
     * @param folder where this program keeps its settings
     */
    public FaultsFile(Path folder) {
        this.file = folder.resolve("faults.json");
    }

    private record Kept(String text, boolean enabled) {}

    /** The faults of a module. */
    public List<Fault> load(Path module) {
        return all().getOrDefault(key(module), List.of()).stream()
                .map(kept -> new Fault(kept.text(), kept.enabled()))
                .toList();
    }

    /**
     * Keeps the faults of a module; a crash meanwhile leaves the old ones.
     *
     * @throws IOException when the file cannot be written
     */
    public void save(Path module, List<Fault> faults) throws IOException {
        Map<String, List<Kept>> all = new TreeMap<>(all());
        if (faults.isEmpty()) {
            all.remove(key(module));
        } else {
            all.put(
                    key(module),
                    faults.stream().map(f -> new Kept(f.text(), f.enabled())).toList());
        }
        SafeFile.write(file, JsonMapper.shared().writeValueAsBytes(all));
    }

    private static String key(Path module) {
        return module.toAbsolutePath().normalize().toString();
    }

    private Map<String, List<Kept>> all() {
        try {
            return Files.exists(file)
                    ? JsonMapper.shared()
                            .readValue(
                                    Files.readAllBytes(file),
                                    new TypeReference<Map<String, List<Kept>>>() {})
                    : Map.of();
        } catch (IOException | JacksonException e) {
            return Map.of();
        }
    }
}
