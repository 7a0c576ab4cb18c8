package dev.wasmscope.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The dialogs of the system. */
public final class SystemFileDialogs implements FileDialogs {
    private final Supplier<Window> owner;

    /**
     * @param owner the window that the dialogs belong to, asked when one is shown
     */
    public SystemFileDialogs(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> chooseModule() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a WebAssembly module");
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter("WebAssembly modules", "*.wasm"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }
}
