package dev.wasmscope.ui.runconfig;

import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses the run configuration in the title bar. */
public final class RunConfigMenu {
    private final RunConfigsModel model;
    private final Runnable edit;
    private final MenuButton button = new MenuButton();

    /**
     * @param edit opens the dialog
     */
    public RunConfigMenu(RunConfigsModel model, Runnable edit) {
        this.model = model;
        this.edit = edit;
        button.setId("run-config");
        button.getStyleClass().addAll("flat", "run-config");
        button.setGraphic(new FontIcon(Feather.SLIDERS));
        button.setTooltip(new Tooltip("With what the program is run"));
        button.setMinWidth(60);
        model.items().addListener((Observable _) -> show());
        model.chosenProperty().subscribe(_ -> show());
        show();
    }

    /** The node to put into a window. */
    public Node node() {
        return button;
    }

    /** Opens the menu. */
    public void open() {
        button.requestFocus();
        button.show();
    }

    private void show() {
        String chosen = model.chosenProperty().get();
        button.setText(chosen.isEmpty() ? "As opened" : chosen);
        button.setAccessibleText("Run configuration: " + button.getText());
        ToggleGroup group = new ToggleGroup();
        button.getItems().setAll(item(group, "", "As opened"));
        model.items()
                .forEach(
                        e ->
                                button.getItems()
                                        .add(item(group, e.config().name(), e.config().name())));
        MenuItem all = new MenuItem("Edit configurations…", new FontIcon(Feather.EDIT_2));
        all.setId("run-config-edit");
        all.setOnAction(_ -> edit.run());
        button.getItems().addAll(new SeparatorMenuItem(), all);
    }

    private RadioMenuItem item(ToggleGroup group, String name, String title) {
        RadioMenuItem item = new RadioMenuItem(title);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(name.equals(model.chosenProperty().get()));
        item.setOnAction(_ -> model.choose(name));
        return item;
    }
}
