package dev.wasmscope.ui.variables;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/**
 * A field that stands over a cell of a tree until what was typed is accepted or given up. It is not
 * of the cell: steps, scrolling and errors leave it, and what is in it, alone.
 */
final class ValueEditor {
    private static final double LEAST = 220;

    private final Pane layer = new Pane();
    private final ExpressionField expression;
    private final VBox box;
    private final Runnable left;
    private Consumer<String> commit = _ -> {};

    /**
     * @param left called when it is closed
     */
    ValueEditor(String id, Completer completer, Runnable left) {
        this.left = left;
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText("New value");
        expression = new ExpressionField(field, completer);
        field.setOnAction(_ -> commit.accept(field.getText()));
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        box = new VBox(expression.field(), expression.problem());
        box.getStyleClass().add("value-editor");
        box.setVisible(false);
        layer.getChildren().add(box);
        layer.setPickOnBounds(false);
    }

    /** What lies over the tree. */
    Node node() {
        return layer;
    }

    /** Whether something is being typed. */
    boolean isOpen() {
        return box.isVisible();
    }

    /**
     * Opens over an area of the scene.
     *
     * @param label what is being changed, for those who cannot see it
     * @param accept takes what was typed; closes the field or says what is wrong
     */
    void open(Bounds inScene, String label, String text, Consumer<String> accept) {
        commit = accept;
        Bounds at = layer.sceneToLocal(inScene);
        double width = Math.min(Math.max(at.getWidth(), LEAST), layer.getWidth() - 8);
        box.setPrefWidth(width);
        box.setMaxWidth(width);
        box.setLayoutX(Math.max(0, Math.min(at.getMinX(), layer.getWidth() - width - 4)));
        box.setLayoutY(Math.max(0, Math.min(at.getMinY() - 2, layer.getHeight() - 50)));
        expression.field().setAccessibleText(label);
        expression.field().setText(text);
        expression.show(Optional.empty());
        box.setVisible(true);
        expression.field().requestFocus();
        expression.field().selectAll();
    }

    /** Says what is wrong with what was typed; it stays open. */
    void fail(ExpressionProblem problem) {
        expression.show(Optional.of(problem));
    }

    /** Closes it. */
    void close() {
        if (box.isVisible()) {
            box.setVisible(false);
            left.run();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }
}
