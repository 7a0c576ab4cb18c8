package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.keys.KeyBindings;
import dev.wasmscope.ui.keys.KeyEditor;
import dev.wasmscope.ui.theme.Themes;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/** How the window looks and which key runs what. Everything takes effect at once. */
public final class SettingsDialog {
    private SettingsDialog() {}

    /** Opens it. */
    public static void show(Actions actions, KeyBindings bindings, Themes themes, Window owner) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setTitle("Settings");
        dialog.setResizable(true);
        KeyEditor editor = new KeyEditor(actions, bindings);
        TabPane pages =
                new TabPane(
                        page("look", "Look", new LookPage(themes).node()),
                        page("keys", "Keys", editor.node()));
        pages.setId("settings");
        pages.setAccessibleText("Settings");
        pages.setPrefSize(680, 480);
        pages.getSelectionModel().selectedItemProperty().subscribe(_ -> editor.close());
        dialog.getDialogPane().setContent(pages);
        dialog.getDialogPane().getStyleClass().add("settings");
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.setOnHidden(_ -> editor.close());
        dialog.show();
    }

    private static Tab page(String id, String title, Node content) {
        VBox page = new VBox(content);
        VBox.setVgrow(content, javafx.scene.layout.Priority.ALWAYS);
        page.getStyleClass().add("dialog-page");
        Tab tab = new Tab(title, page);
        tab.setId("settings-" + id);
        tab.setClosable(false);
        return tab;
    }
}
