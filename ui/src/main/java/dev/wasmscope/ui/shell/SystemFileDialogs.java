package dev.wasmscope.ui.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
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

    @Override
    public Optional<Path> chooseTarget(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public void reveal(Path file) throws IOException {
        Path whole = file.toAbsolutePath().normalize();
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command;
        if (system.startsWith("windows")) {
            command = List.of("explorer.exe", "/select," + whole);
        } else if (system.startsWith("mac")) {
            command = List.of("open", "-R", whole.toString());
        } else {
            command = List.of("xdg-open", String.valueOf(whole.getParent()));
        }
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }
}
