package dev.wasmscope.ui.watches;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.variables.Completer;
import dev.wasmscope.ui.variables.ExpressionField;
import dev.wasmscope.ui.variables.ValueActions;
import dev.wasmscope.ui.variables.ValueMenu;
import dev.wasmscope.ui.variables.ValueTree;
import dev.wasmscope.ui.variables.VariableNode;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link WatchesModel}. */
public final class WatchesView implements AutoCloseable {
    private final WatchesModel model;
    private final ValueTree values;
    private final ExpressionField adding;
    private final BorderPane root = new BorderPane();
    private final Subscription subscription;

    /**
     * @param actions what can be done with a value
     * @param go shows a place
     */
    public WatchesView(WatchesModel model, ValueActions actions, Consumer<Place> go) {
        this.model = model;
        values = new ValueTree("watches", "Watches", model.rows(), actions);
        values.tree()
                .setPlaceholder(
                        EmptyState.of(
                                Feather.EYE,
                                "No watches",
                                "Type an expression above: its value is shown at every stop."));
        values.onEnter(this::edit);
        ValueMenu menu =
                new ValueMenu("watch-", values, model.rows(), actions, model::readAgain, go);
        menu.item("edit", "Edit expression…\tEnter", this::isWatch, this::edit);
        menu.item("remove", "Remove\tDelete", this::isWatch, this::remove);
        menu.item("up", "Move up\tAlt+Up", this::isWatch, () -> move(-1));
        menu.item("down", "Move down\tAlt+Down", this::isWatch, () -> move(1));
        menu.line();
        menu.common();
        menu.copies();
        values.setMenu(menu.menu());
        values.tree().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        adding = addField();
        root.getStyleClass().add("panel");
        root.setTop(Parts.bar(adding.field()));
        root.setCenter(values.node());
        subscription = model.rootsProperty().subscribe(values::show);
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private ExpressionField addField() {
        CustomTextField field = new CustomTextField();
        field.setId("watch-add");
        field.setLeft(new FontIcon(Feather.PLUS));
        field.setPromptText("Add an expression: total, entry->cents,x, half(4)");
        field.setAccessibleText("Add a watch");
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setOnAction(_ -> add(field.getText()));
        field.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.DOWN) {
                        values.tree().requestFocus();
                        event.consume();
                    }
                });
        return new ExpressionField(field, Completer.of(model.rows().debug(), model.rows()::frame));
    }

    private void add(String expression) {
        model.add(expression);
        adding.field().clear();
        values.select(WatchesModel.path(expression.strip()));
    }

    /** Goes to where an expression is added. */
    public void focusAdd() {
        adding.field().requestFocus();
    }

    private boolean isWatch(VariableNode node) {
        return model.of(node).isPresent();
    }

    private boolean edit(VariableNode node) {
        boolean watch = isWatch(node);
        if (watch) {
            edit();
        }
        return watch;
    }

    /** Opens a field over the selected expression. */
    public void edit() {
        withWatch(
                old ->
                        values.edit(
                                0,
                                "Expression",
                                old,
                                text -> {
                                    model.replace(old, text);
                                    values.closeEditor();
                                    values.select(WatchesModel.path(text.strip()));
                                }));
    }

    /** Takes the selected expression away. */
    public void remove() {
        withWatch(
                expression -> {
                    int at = model.expressions().indexOf(expression);
                    model.remove(expression);
                    if (!model.expressions().isEmpty()) {
                        int next = Math.min(at, model.expressions().size() - 1);
                        values.select(WatchesModel.path(model.expressions().get(next)));
                    }
                });
    }

    /**
     * Moves the selected expression.
     *
     * @param by rows; negative for up
     */
    public void move(int by) {
        withWatch(expression -> model.move(expression, by));
    }

    private void withWatch(Consumer<String> what) {
        values.selected().flatMap(model::of).ifPresent(what);
    }

    private void pressed(KeyEvent event) {
        boolean done = true;
        if (event.getCode() == KeyCode.DELETE) {
            remove();
        } else if (event.getCode() == KeyCode.INSERT) {
            focusAdd();
        } else if (event.isAltDown() && event.getCode() == KeyCode.UP) {
            move(-1);
        } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
            move(1);
        } else {
            done = false;
        }
        if (done) {
            event.consume();
        }
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
