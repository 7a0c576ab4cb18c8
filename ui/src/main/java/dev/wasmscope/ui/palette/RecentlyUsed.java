package dev.wasmscope.ui.palette;

import dev.wasmscope.ui.theme.SafeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was used through the palette, last first, kept in a JSON file; a file that cannot be read
 * counts as empty.
 */
public final class RecentlyUsed {
    private static final int MOST = 40;

    private final Path file;
    private final Executor background;
    private final List<String> ids = new ArrayList<>();

    /**
     * @param folder where this program keeps its settings
     */
    public RecentlyUsed(Path folder, Executor background) {
        this.file = folder.resolve("palette.json");
        this.background = background;
        ids.addAll(load());
    }

    private List<String> load() {
        try {
            return Files.exists(file)
                    ? JsonMapper.shared()
                            .readValue(
                                    Files.readAllBytes(file), new TypeReference<List<String>>() {})
                    : List.of();
        } catch (IOException | JacksonException e) {
            return List.of();
        }
    }

    /** The ids, last used first. */
    public List<String> ids() {
        return List.copyOf(ids);
    }

    /** Something was used. */
    public void used(String id) {
        if (id.isEmpty()) {
            return;
        }
        ids.remove(id);
        ids.addFirst(id);
        while (ids.size() > MOST) {
            ids.removeLast();
        }
        List<String> now = ids();
        background.execute(() -> save(now));
    }

    private synchronized void save(List<String> now) {
        try {
            SafeFile.write(file, JsonMapper.shared().writeValueAsBytes(now));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": what was used is not kept", e);
        }
    }
}
