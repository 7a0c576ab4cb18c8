package dev.wasmscope.ui.files;

import dev.wasmscope.session.OverlayChange;
import dev.wasmscope.session.OverlayOutcome;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks what is to become of changed files: before they are lost, and when saving was refused. */
public final class UnsavedDialog {
    private static final int MOST_NAMED = 8;
    private static final ButtonType SAVE = new ButtonType("Save all", ButtonData.YES);
    private static final ButtonType DISCARD = new ButtonType("Discard", ButtonData.NO);
    private static final ButtonType OVERWRITE = new ButtonType("Overwrite", ButtonData.YES);

    private UnsavedDialog() {}

    /**
     * Does something that loses unsaved changes, when the user has saved or discarded them, or at
     * once when there are none.
     */
    public static void before(ChangesModel model, Window owner, Runnable ending) {
        List<OverlayChange> changes = model.changesProperty().get();
        if (changes.isEmpty()) {
            ending.run();
            return;
        }
        Dialog<ButtonType> dialog =
                dialog(
                        owner,
                        "The program changed files that are not saved",
                        "They lie in memory only. Save them in their folders, or discard them?",
                        changes.stream().map(OverlayChange::guestPath).toList());
        dialog.getDialogPane().getButtonTypes().setAll(SAVE, DISCARD, ButtonType.CANCEL);
        name(dialog, SAVE, "unsaved-save");
        name(dialog, DISCARD, "unsaved-discard");
        name(dialog, ButtonType.CANCEL, "unsaved-cancel");
        dialog.setOnHidden(
                _ -> {
                    if (dialog.getResult() == SAVE) {
                        model.save(changes, refused -> saved(model, owner, refused, ending));
                    } else if (dialog.getResult() == DISCARD) {
                        ending.run();
                    }
                });
        dialog.show();
    }

    private static void saved(
            ChangesModel model, Window owner, List<OverlayOutcome> refused, Runnable ending) {
        if (refused.isEmpty()) {
            ending.run();
        } else {
            refused(model, owner, refused);
        }
    }

    /** Asks whether to write over what changed on the host since the program began. */
    public static void refused(ChangesModel model, Window owner, List<OverlayOutcome> refused) {
        if (refused.isEmpty()) {
            return;
        }
        Dialog<ButtonType> dialog =
                dialog(
                        owner,
                        "Some files were not saved",
                        "Overwrite what the folder has now with what the program wrote?",
                        refused.stream().map(UnsavedDialog::line).toList());
        dialog.getDialogPane().getButtonTypes().setAll(OVERWRITE, ButtonType.CANCEL);
        name(dialog, OVERWRITE, "refused-overwrite");
        name(dialog, ButtonType.CANCEL, "refused-cancel");
        dialog.setOnHidden(
                _ -> {
                    if (dialog.getResult() == OVERWRITE) {
                        model.overwrite(refused.stream().map(OverlayOutcome::change).toList());
                    }
                });
        dialog.show();
    }

    private static String line(OverlayOutcome outcome) {
        return outcome.change().guestPath() + ": " + outcome.refusal().orElse("");
    }

    private static Dialog<ButtonType> dialog(
            Window owner, String title, String question, List<String> names) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.setResultConverter(button -> button);
        VBox content = new VBox(8, Parts.label(title, "section"));
        names.stream()
                .limit(MOST_NAMED)
                .forEach(name -> content.getChildren().add(Parts.label(name, "mono", "small")));
        if (names.size() > MOST_NAMED) {
            content.getChildren()
                    .add(Parts.label("and " + (names.size() - MOST_NAMED) + " more", "subtle"));
        }
        Label text = Parts.label(question);
        text.setWrapText(true);
        content.getChildren().add(text);
        content.getStyleClass().add("dialog-page");
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().setMinWidth(420);
        return dialog;
    }

    private static void name(Dialog<ButtonType> dialog, ButtonType type, String id) {
        Node button = dialog.getDialogPane().lookupButton(type);
        button.setId(id);
    }
}
