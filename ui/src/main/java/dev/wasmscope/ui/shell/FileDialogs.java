package dev.wasmscope.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Lets the user choose files; the headless platform cannot show such dialogs, tests answer them.
 */
@FunctionalInterface
public interface FileDialogs {
    /** A module to open; empty when the user changed their mind. */
    Optional<Path> chooseModule();

    /**
     * Where to write something.
     *
     * @param title of the dialog
     * @param name that is suggested
     */
    default Optional<Path> chooseTarget(String title, String name) {
        return Optional.empty();
    }

    /**
     * A file to read.
     *
     * @param title of the dialog
     */
    default Optional<Path> chooseFile(String title) {
        return Optional.empty();
    }

    /**
     * Shows a file in its folder, with whatever the system shows folders with.
     *
     * @throws IOException when the system has nothing for that
     */
    default void reveal(Path file) throws IOException {}

    /**
     * A folder.
     *
     * @param title of the dialog
     */
    default Optional<Path> chooseFolder(String title) {
        return Optional.empty();
    }
}
