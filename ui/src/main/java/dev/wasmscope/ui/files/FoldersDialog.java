package dev.wasmscope.ui.files;

import dev.wasmscope.session.DirMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** The folders that the program sees, and what its changes in each of them do. */
public final class FoldersDialog {
    private static final double WIDTH = 680;

    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final FoldersPane pane;

    private FoldersDialog(List<DirMapping> folders, Supplier<Optional<Path>> choose) {
        pane = new FoldersPane(choose, () -> Path.of("").toAbsolutePath(), this::grow);
        pane.show(folders);
    }

    /**
     * Shows the dialog.
     *
     * @param choose lets the user choose a folder of this machine
     * @param use takes the folders when the user wants the program restarted with them
     */
    public static void show(
            List<DirMapping> folders,
            Supplier<Optional<Path>> choose,
            Window owner,
            Consumer<List<DirMapping>> use) {
        new FoldersDialog(folders, choose).open(owner, use);
    }

    private void open(Window owner, Consumer<List<DirMapping>> use) {
        ButtonType restart = new ButtonType("Use", ButtonBar.ButtonData.OK_DONE);
        dialog.initOwner(owner);
        dialog.setTitle("Folders of the program");
        dialog.setResultConverter(button -> button);
        VBox page = new VBox(pane.node());
        page.getStyleClass().add("dialog-page");
        dialog.getDialogPane().setContent(page);
        dialog.getDialogPane().getButtonTypes().setAll(restart, ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(restart).setId("folders-use");
        dialog.getDialogPane().setPrefWidth(WIDTH);
        dialog.setOnHidden(
                _ -> {
                    if (dialog.getResult() == restart) {
                        use.accept(pane.folders());
                    }
                });
        dialog.show();
    }

    private void grow() {
        if (dialog.getDialogPane().getScene() != null
                && dialog.getDialogPane().getScene().getWindow() != null) {
            dialog.getDialogPane().getScene().getWindow().sizeToScene();
        }
    }
}
