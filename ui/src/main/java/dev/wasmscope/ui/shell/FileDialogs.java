package dev.wasmscope.ui.shell;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Lets the user choose files; the headless platform cannot show such dialogs, tests answer them.
 */
@FunctionalInterface
public interface FileDialogs {
    /** A module to open; empty when the user changed their mind. */
    Optional<Path> chooseModule();
}
