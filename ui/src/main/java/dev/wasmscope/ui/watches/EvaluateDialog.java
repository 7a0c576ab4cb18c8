package dev.wasmscope.ui.watches;

import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.variables.Completer;
import dev.wasmscope.ui.variables.ExpressionField;
import dev.wasmscope.ui.variables.ValueActions;
import dev.wasmscope.ui.variables.ValueMenu;
import dev.wasmscope.ui.variables.ValueTree;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** A line for an expression, and its value below; the window behind can be used meanwhile. */
public final class EvaluateDialog {
    private static final double WIDTH = 640;

    private final EvaluateModel model;
    private final ValueActions actions;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final TextField field = new TextField();
    private final ExpressionField expression;
    private final ValueTree result;

    /** Where in the history the line is; -1 for what is being typed. */
    private int at = -1;

    private EvaluateDialog(EvaluateModel model, ValueActions actions, Consumer<Place> go) {
        this.model = model;
        this.actions = actions;
        field.setId("evaluate");
        field.setPromptText("An expression; Up and Down go through what was evaluated before");
        field.setAccessibleText("Expression to evaluate");
        HBox.setHgrow(field, Priority.ALWAYS);
        expression =
                new ExpressionField(field, Completer.of(model.rows().debug(), model.rows()::frame));
        result = new ValueTree("evaluate-result", "Result", model.rows(), actions);
        ValueMenu menu =
                new ValueMenu("result-", result, model.rows(), actions, this::evaluate, go);
        menu.common();
        menu.copies();
        result.setMenu(menu.menu());
    }

    /**
     * Shows the dialog.
     *
     * @param text what it begins with
     */
    public static void show(
            EvaluateModel model,
            ValueActions actions,
            Consumer<Place> go,
            String text,
            Window owner) {
        new EvaluateDialog(model, actions, go).open(text, owner);
    }

    private void open(String text, Window owner) {
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setTitle("Evaluate");
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(content());
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        dialog.getDialogPane().getStyleClass().add("evaluate");
        field.setText(text);
        dialog.setOnShown(_ -> field.requestFocus());
        dialog.show();
        field.selectAll();
    }

    private VBox content() {
        Button run = new Button("Evaluate");
        run.setId("evaluate-run");
        run.setOnAction(_ -> evaluate());
        Button watch = new Button("Add to watches");
        watch.setId("evaluate-watch");
        watch.setOnAction(_ -> actions.watchExpression(field.getText()));
        field.setOnAction(_ -> evaluate());
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        HBox line = new HBox(8, field, run);
        line.setAlignment(Pos.CENTER_LEFT);
        result.tree()
                .setPlaceholder(
                        EmptyState.of(
                                Feather.TERMINAL,
                                "No result yet",
                                "Enter evaluates in the chosen frame."));
        result.tree().setPrefHeight(220);
        VBox.setVgrow(result.node(), Priority.ALWAYS);
        VBox page = new VBox(8, line, expression.problem(), effects(watch), result.node());
        page.getStyleClass().add("dialog-page");
        return page;
    }

    private HBox effects(Button watch) {
        RadioButton back = new RadioButton("undo them");
        back.setId("evaluate-roll-back");
        RadioButton keep = new RadioButton("keep them");
        keep.setId("evaluate-keep");
        ToggleGroup group = new ToggleGroup();
        back.setToggleGroup(group);
        keep.setToggleGroup(group);
        (model.keepsEffectsProperty().get() ? keep : back).setSelected(true);
        keep.selectedProperty().subscribe(on -> model.keepsEffectsProperty().set(on));
        HBox row =
                new HBox(
                        12,
                        Parts.label("Changes made by called functions:", "subtle"),
                        back,
                        keep,
                        Parts.spring(),
                        watch);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void evaluate() {
        at = -1;
        model.evaluate(
                field.getText(),
                nodes -> {
                    expression.show(Optional.empty());
                    nodes.forEach(n -> model.rows().setOpen(n.path(), true));
                    result.show(nodes);
                },
                problem -> expression.show(Optional.of(problem)));
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.UP && at + 1 < model.history().size()) {
            recall(at + 1);
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && at >= 0) {
            recall(at - 1);
            event.consume();
        }
    }

    private void recall(int index) {
        at = index;
        field.setText(index < 0 ? "" : model.history().get(index));
        field.end();
    }
}
