package dev.wasmscope.ui.source;

import dev.wasmscope.ui.parts.EmptyState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says that a source file is not here, and asks where it is. */
final class MissingSource {
    /** A long list of places helps nobody. */
    private static final int MOST_TRIED = 6;

    private MissingSource() {}

    static Node of(SourceModel model, SourceTools tools, List<String> tried) {
        String file = model.file();
        Node folder =
                button(
                        "source-choose-folder",
                        Feather.FOLDER,
                        "Choose the folder…",
                        () -> choose(file, tools, tools.chooseFolder()));
        Node one =
                button(
                        "source-choose-file",
                        Feather.FILE_TEXT,
                        "Choose the file…",
                        () -> choose(file, tools, tools.chooseFile()));
        HBox buttons = new HBox(8, folder, one);
        buttons.setAlignment(Pos.CENTER);
        buttons.setVisible(tools.lines().open());
        return EmptyState.of(
                Feather.FILE_MINUS,
                "The source is not on this machine",
                words(file, tried, tools.lines().open()),
                buttons);
    }

    private static void choose(String file, SourceTools tools, Supplier<Optional<Path>> dialog) {
        dialog.get().ifPresent(path -> tools.mappings().found(file, path));
    }

    private static String words(String file, List<String> tried, boolean open) {
        List<String> some = tried.subList(0, Math.min(MOST_TRIED, tried.size()));
        int more = tried.size() - some.size();
        return file
                + "\n\nLooked for:\n"
                + String.join("\n", some)
                + (more > 0 ? "\nand " + more + " more places" : "")
                + (open
                        ? "\n\nSay where it is: the other files with the same beginning are then"
                                + " found too, also the next time. The Disassembly tab shows the"
                                + " code without it."
                        : "");
    }

    private static Node button(String id, Ikon icon, String title, Runnable handler) {
        Button button = new Button(title, new FontIcon(icon));
        button.setId(id);
        button.setOnAction(_ -> handler.run());
        return button;
    }
}
