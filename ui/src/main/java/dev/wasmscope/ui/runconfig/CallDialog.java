package dev.wasmscope.ui.runconfig;

import dev.wasmscope.session.EntryPointException.Callable;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Lets the user choose the export that a program without {@code _start} is run by. */
final class CallDialog {
    private static final double WIDTH = 520;
    private static final double LIST_HEIGHT = 240;

    private final LaunchConfig config;
    private final Consumer<LaunchConfig> use;
    private final ListView<Callable> list = new ListView<>();
    private final TextField arguments = new TextField();
    private final Label problem = Parts.label("", "danger-text", "small");
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final ButtonType open = new ButtonType("Open", ButtonBar.ButtonData.OK_DONE);

    /**
     * @param config that named nothing that can be called
     * @param use takes one that does
     */
    CallDialog(LaunchConfig config, List<Callable> callables, Consumer<LaunchConfig> use) {
        this.config = config;
        this.use = use;
        list.setId("call-exports");
        list.setAccessibleText("Functions that the program exports");
        list.getItems().setAll(callables);
        list.setCellFactory(_ -> new Row());
        list.setPrefHeight(LIST_HEIGHT);
        list.getSelectionModel().selectedItemProperty().subscribe(_ -> check());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::entered);
        arguments.setId("call-arguments");
        arguments.setAccessibleText("Arguments");
        arguments.setText(CommandLine.join(config.args()));
        arguments.textProperty().subscribe(_ -> check());
        problem.setId("call-problem");
    }

    void show(Window owner) {
        VBox page =
                new VBox(
                        8,
                        Parts.label("Functions that it exports"),
                        list,
                        Parts.label("Arguments, with blanks between them"),
                        arguments,
                        problem);
        VBox.setVgrow(list, Priority.ALWAYS);
        page.getStyleClass().add("dialog-page");
        dialog.initOwner(owner);
        dialog.setTitle("What to call in " + config.wasm().getFileName());
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(page);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        dialog.getDialogPane().getButtonTypes().setAll(open, ButtonType.CANCEL);
        button().setId("call-open");
        dialog.setResultConverter(button -> button);
        dialog.setOnShown(_ -> list.requestFocus());
        dialog.setOnHidden(
                _ -> {
                    if (dialog.getResult() == open) {
                        chosen().ifPresent(use);
                    }
                });
        list.getSelectionModel().select(beforehand());
        check();
        dialog.show();
    }

    /** The one that was asked for, or the first. */
    private int beforehand() {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (config.invoke().filter(list.getItems().get(i).name()::equals).isPresent()) {
                return i;
            }
        }
        return 0;
    }

    private Button button() {
        return (Button) dialog.getDialogPane().lookupButton(open);
    }

    private void entered(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            button().fire();
            event.consume();
        }
    }

    private void check() {
        Callable callable = list.getSelectionModel().getSelectedItem();
        if (callable == null || dialog.getDialogPane().lookupButton(open) == null) {
            return;
        }
        arguments.setPromptText(
                callable.arguments() == 0 ? "It takes none" : "As in " + callable.type());
        problem.setText(problem(callable));
        button().setDisable(!problem.getText().isEmpty());
    }

    private String problem(Callable callable) {
        try {
            int given = CommandLine.split(arguments.getText()).size();
            return given == callable.arguments()
                    ? ""
                    : "%s takes %s, given: %d"
                            .formatted(
                                    callable.name(),
                                    callable.arguments() == 1
                                            ? "1 argument"
                                            : callable.arguments() + " arguments",
                                    given);
        } catch (RunConfigException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Optional<LaunchConfig> chosen() {
        Callable callable = list.getSelectionModel().getSelectedItem();
        try {
            return Optional.of(
                    config.withInvoke(callable.name())
                            .withArgs(CommandLine.split(arguments.getText())));
        } catch (RunConfigException e) {
            // The button cannot be pressed then.
            return Optional.empty();
        }
    }

    private static final class Row extends ListCell<Callable> {
        @Override
        protected void updateItem(@Nullable Callable callable, boolean empty) {
            super.updateItem(callable, empty);
            if (empty || callable == null) {
                setText(null);
                setGraphic(null);
            } else {
                setText(callable.name());
                setGraphic(Parts.label(callable.type(), "subtle", "mono"));
                setContentDisplay(ContentDisplay.RIGHT);
            }
        }
    }
}
