package dev.wasmscope.ui.source;

import dev.wasmscope.ui.parts.Buttons;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.variables.ValueMenu;
import dev.wasmscope.ui.variables.ValueTree;
import dev.wasmscope.ui.variables.VariableNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/**
 * An expression and its value as a tree, over the text beside the place where it is written. The
 * expression can be changed.
 */
final class PeekView {
    private static final double WIDTH = 470;
    private static final int HEAD_ROWS = 3;
    private static final int MOST_ROWS = 11;
    private static final double MARGIN = 4;

    private final PeekModel model;
    private final Runnable closed;
    private final ValueTree values;
    private final ValueMenu menu;
    private final TextField field = new TextField();
    private final VBox box;
    private final Pane layer = new Pane();
    private final Subscription subscription;
    private boolean staying;

    /**
     * @param go shows a place
     * @param closed runs when it was closed with the keyboard
     */
    PeekView(PeekModel model, Consumer<Place> go, Runnable closed) {
        this.model = model;
        this.closed = closed;
        values = new ValueTree("peek", "Value of the expression", model.rows(), model.actions());
        menu =
                new ValueMenu(
                        "peek-", values, model.rows(), model.actions(), this::evaluateAgain, go);
        menu.item("watch", "Add to watches", VariableNode::isValue, this::watch);
        menu.common();
        menu.copies();
        values.setMenu(menu.menu());
        TreeTableView<VariableNode> tree = values.tree();
        tree.getColumns().removeLast();
        field.setId("peek-expression");
        field.setAccessibleText("Expression");
        field.getStyleClass().add("mono");
        field.setOnAction(_ -> evaluateAgain());
        HBox.setHgrow(field, Priority.ALWAYS);
        VBox.setVgrow(values.node(), Priority.ALWAYS);
        box = new VBox(header(), values.node());
        box.setId("source-peek");
        box.getStyleClass().add("source-peek");
        box.setVisible(false);
        box.setManaged(false);
        box.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        // Parts that are opened make it longer, up to its limit.
        tree.expandedItemCountProperty().subscribe(_ -> resize());
        layer.setPickOnBounds(false);
        layer.getChildren().add(box);
        subscription =
                Subscription.combine(
                        model.debug().stopProperty().subscribe(_ -> hide()),
                        model.debug().editsProperty().subscribe(_ -> editedElsewhere()));
    }

    private Node header() {
        return Parts.bar(
                field,
                Buttons.icon(
                        "peek-add-watch", Feather.EYE, "Add to watches", () -> on(this::watch)),
                Buttons.icon(
                        "peek-show-memory",
                        Feather.GRID,
                        "Show in memory",
                        () -> on(menu::showInMemory)),
                Buttons.icon("peek-copy", Feather.COPY, "Copy value", () -> on(menu::copyValue)),
                Buttons.icon("peek-close", Feather.X, "Close", this::close));
    }

    /** The buttons are about the selected row; before one is chosen, about the expression. */
    private void on(Runnable action) {
        if (values.selected().isEmpty()) {
            values.tree().getSelectionModel().selectFirst();
        }
        if (values.selected().isPresent()) {
            action.run();
        }
    }

    private void watch() {
        VariableNode row = values.selected().orElseThrow();
        if (values.isFirstLevel(row)) {
            // As it was typed; and one without an address has no other words.
            model.actions().watchExpression(field.getText().strip());
        } else {
            model.actions().addToWatches(row);
        }
    }

    /** The layer that it lies in. */
    Pane layer() {
        return layer;
    }

    Node box() {
        return box;
    }

    boolean showing() {
        return box.isVisible();
    }

    /** Whether it stays when the pointer leaves. */
    boolean staying() {
        return staying || box.isVisible() && hasKeyboard();
    }

    /** Not {@link Node#isFocusWithin}: a row that the tree calls focused counts there, too. */
    private boolean hasKeyboard() {
        Scene scene = box.getScene();
        Node node = scene == null ? null : scene.getFocusOwner();
        while (node != null && !node.equals(box)) {
            node = node.getParent();
        }
        return node != null;
    }

    /**
     * Shows the value of an expression, if it has one.
     *
     * @param place of the expression in the layer; asked for when the value is there
     */
    void hover(String expression, Supplier<Bounds> place, Runnable shown) {
        model.evaluate(
                expression,
                row -> {
                    if (row.available()) {
                        staying = false;
                        field.setText(expression);
                        show(row, place.get());
                        shown.run();
                    }
                });
    }

    /** Shows the value of an expression, which may then be changed; it takes the keyboard. */
    void open(String expression, Bounds place) {
        staying = true;
        field.setText(expression);
        values.show(List.of());
        place(place);
        field.requestFocus();
        field.selectAll();
        model.evaluate(
                expression,
                row -> {
                    show(row, place);
                    if (row.available()) {
                        values.tree().requestFocus();
                        values.tree().getSelectionModel().selectFirst();
                    }
                });
    }

    private void evaluateAgain() {
        staying = true;
        model.evaluate(field.getText(), this::fill);
    }

    private void editedElsewhere() {
        if (showing()) {
            model.evaluate(field.getText(), this::fill);
        }
    }

    private void show(VariableNode row, Bounds at) {
        fill(row);
        place(at);
    }

    private void fill(VariableNode row) {
        values.show(List.of(row));
        if (row.opens() && values.tree().getRoot() != null) {
            TreeItem<VariableNode> first = values.tree().getRoot().getChildren().getFirst();
            first.setExpanded(true);
        }
        resize();
    }

    private void place(Bounds at) {
        box.setVisible(true);
        double width = Math.min(WIDTH, Math.max(160, layer.getWidth() - 2 * MARGIN));
        double height = height();
        double x = Math.clamp(at.getMinX(), MARGIN, Math.max(MARGIN, layer.getWidth() - width));
        boolean below = at.getMaxY() + height + MARGIN <= layer.getHeight();
        double y = below ? at.getMaxY() + 2 : Math.max(MARGIN, at.getMinY() - height - 2);
        box.resizeRelocate(x, y, width, height);
        box.toFront();
    }

    private void resize() {
        if (showing()) {
            box.resize(box.getWidth(), height());
        }
    }

    private double height() {
        int rows = Math.clamp(values.tree().getExpandedItemCount(), 2, MOST_ROWS);
        double row = values.tree().getFixedCellSize();
        double head = HEAD_ROWS * row;
        return Math.min(head + rows * row, Math.max(head, layer.getHeight() - 2 * MARGIN));
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && field.isFocused()) {
            values.tree().requestFocus();
            values.tree().getSelectionModel().selectFirst();
            event.consume();
        }
    }

    private void close() {
        hide();
        closed.run();
    }

    /** Takes it away. */
    void hide() {
        model.cancel();
        staying = false;
        box.setVisible(false);
    }

    void dispose() {
        subscription.unsubscribe();
    }
}
