package dev.wasmscope.session.source;

import dev.wasmscope.session.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the text of source files. Bytes that are no UTF-8 become replacement characters. */
public final class SourceTexts {
    /** A larger file is no source that a person reads. */
    private static final long MAX_BYTES = 64L << 20;

    private final SourceFinder finder;

    public SourceTexts(SourceFinder finder) {
        this.finder = finder;
    }

    /**
     * The text of a file.
     *
     * @param recorded its recorded path
     * @param embedded the text in the debug information, which is the one that was compiled
     */
    public SourceText read(String recorded, Optional<String> embedded) {
        if (embedded.isPresent()) {
            Optional<Path> path = finder.find(recorded).path();
            return new SourceText.Found(recorded, path, embedded.get().lines().toList());
        }
        SourceFinder.Result found = finder.find(recorded);
        if (found.path().isEmpty()) {
            return new SourceText.Missing(recorded, found.tried());
        }
        Path path = found.path().get();
        try {
            if (Files.size(path) > MAX_BYTES) {
                return unreadable(recorded, path, "too large");
            }
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return new SourceText.Found(recorded, found.path(), text.lines().toList());
        } catch (IOException e) {
            return unreadable(recorded, path, "cannot be read");
        }
    }

    private SourceText unreadable(String recorded, Path path, String why) {
        List<String> tried = new ArrayList<>(finder.find(recorded).tried());
        tried.remove(path.toString());
        tried.add(path + " (" + why + ")");
        return new SourceText.Missing(recorded, tried);
    }
}
