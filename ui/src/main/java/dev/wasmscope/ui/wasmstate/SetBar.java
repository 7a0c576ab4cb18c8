package dev.wasmscope.ui.wasmstate;

import dev.wasmscope.ui.parts.Parts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where the user types a new value; says what is wrong with it. */
final class SetBar {
    private final WasmStateModel model;
    private final Runnable back;
    private final Label name = Parts.label("", "mono");
    private final TextField field = new TextField();
    private final Label problem = Parts.label("", "filter-problem");
    private final VBox box;
    private @Nullable WasmNode node;

    SetBar(WasmStateModel model, Runnable back) {
        this.model = model;
        this.back = back;
        field.setId("wasm-state-value");
        field.setAccessibleText("New value");
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setOnAction(_ -> accept());
        field.addEventFilter(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE) {
                        leave();
                        e.consume();
                    }
                });
        name.setMinWidth(Label.USE_PREF_SIZE);
        problem.setId("wasm-state-problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        box = new VBox(Parts.bar(name, field), problem);
        close();
    }

    Node node() {
        return box;
    }

    void open(WasmNode next) {
        node = next;
        name.setText(next.name() + " =");
        field.setText(next.text());
        problem.setText("");
        box.setVisible(true);
        box.setManaged(true);
        field.requestFocus();
        field.selectAll();
    }

    void close() {
        node = null;
        box.setVisible(false);
        box.setManaged(false);
    }

    private void leave() {
        close();
        back.run();
    }

    private void accept() {
        WasmNode now = node;
        if (now != null) {
            model.set(now, field.getText().strip(), this::leave, problem::setText);
        }
    }
}
