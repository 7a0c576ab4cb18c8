package dev.wasmscope.ui.testing;

import dev.wasmscope.ui.shell.FileDialogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Chooses the same file whenever a user is asked for one.
 *
 * @param revealed what was shown in its folder
 */
public record Answers(Path file, List<Path> revealed) implements FileDialogs {
    public Answers(Path file) {
        this(file, new CopyOnWriteArrayList<>());
    }

    @Override
    public Optional<Path> chooseModule() {
        return Optional.of(file);
    }

    @Override
    public Optional<Path> chooseTarget(String title, String name) {
        return Optional.of(file);
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        return Optional.of(file);
    }

    @Override
    public void reveal(Path shown) {
        revealed.add(shown);
    }
}
