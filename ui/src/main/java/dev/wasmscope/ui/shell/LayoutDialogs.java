package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks for the names of layouts. */
public final class LayoutDialogs {
    private LayoutDialogs() {}

    /** Asks for a name and saves what is shown under it. */
    public static void saveAs(LayoutSwitch layouts, Window owner) {
        TextField name = new TextField();
        name.setId("layout-name");
        name.setAccessibleText("Name of the layout");
        Label problem = Parts.label("", "danger-text", "small");
        problem.setId("layout-problem");
        Dialog<ButtonType> dialog =
                dialog("Save the layout", new VBox(8, Parts.label("Name"), name, problem), owner);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
        name.textProperty()
                .subscribe(
                        text -> {
                            boolean bad = layouts.layouts().problem(text).isPresent();
                            problem.setText(
                                    text.isEmpty()
                                            ? ""
                                            : layouts.layouts().problem(text).orElse(""));
                            dialog.getDialogPane().lookupButton(ButtonType.OK).setDisable(bad);
                        });
        dialog.setOnShown(_ -> name.requestFocus());
        dialog.setResultConverter(
                button -> {
                    if (button == ButtonType.OK) {
                        layouts.saveAs(name.getText());
                    }
                    return button;
                });
        dialog.show();
    }

    /** Lets the user delete their own layouts. */
    public static void delete(LayoutSwitch layouts, Window owner) {
        ListView<String> list = new ListView<>();
        list.setId("own-layouts");
        list.setAccessibleText("Your layouts");
        list.getItems().setAll(layouts.layouts().ownNames());
        list.setPlaceholder(Parts.label("You saved none yet.", "subtle"));
        list.setPrefSize(300, 180);
        list.getSelectionModel().selectFirst();
        ButtonType delete =
                new ButtonType("Delete", javafx.scene.control.ButtonBar.ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = dialog("Delete a layout", new VBox(list), owner);
        dialog.getDialogPane().getButtonTypes().setAll(delete, ButtonType.CANCEL);
        dialog.getDialogPane()
                .lookupButton(delete)
                .disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        dialog.setResultConverter(
                button -> {
                    String chosen = list.getSelectionModel().getSelectedItem();
                    if (button == delete && chosen != null) {
                        layouts.delete(chosen);
                    }
                    return button;
                });
        list.setOnKeyPressed(
                e -> {
                    if (e.getCode() == KeyCode.ENTER) {
                        ((javafx.scene.control.Button) dialog.getDialogPane().lookupButton(delete))
                                .fire();
                    }
                });
        dialog.setOnShown(_ -> list.requestFocus());
        dialog.show();
    }

    private static Dialog<ButtonType> dialog(String title, VBox content, Window owner) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(title);
        content.getStyleClass().add("dialog-page");
        dialog.getDialogPane().setContent(content);
        return dialog;
    }

    /** The names that can be deleted. */
    static List<String> own(LayoutSwitch layouts) {
        return layouts.layouts().ownNames();
    }
}
