package dev.wasmscope.ui.memory;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.theme.Themes;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link MemoryModel}. */
public final class MemoryView implements AutoCloseable {
    private final MemoryModel model;
    private final HexCanvas canvas;
    private final BorderPane root = new BorderPane();
    private final Label about = Parts.label("", "mono");
    private final Subscription subscriptions;

    public MemoryView(MemoryModel model, Themes themes) {
        this.model = model;
        this.canvas = new HexCanvas(model, themes);
        root.getStyleClass().add("panel");
        root.setTop(Parts.bar(address(), format(), Parts.spring(), about));
        subscriptions =
                Subscription.combine(
                        model.sizeProperty().subscribe(size -> show(size.longValue())),
                        model.highlightProperty().subscribe(_ -> describe()),
                        model.cursorProperty().subscribe(this::describe));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private Node address() {
        CustomTextField field = new CustomTextField();
        field.setId("memory-address");
        field.setPromptText("Address or variable");
        field.setLeft(new FontIcon(Feather.HASH));
        field.setPrefColumnCount(14);
        field.setOnAction(
                _ -> {
                    if (!field.getText().isBlank()) {
                        model.goTo(field.getText());
                    }
                });
        return field;
    }

    private Node format() {
        ChoiceBox<CellFormat> choice = new ChoiceBox<>();
        choice.setId("memory-format");
        choice.setAccessibleText("Format of the cells");
        choice.setMinWidth(64);
        choice.getItems().setAll(CellFormat.values());
        choice.valueProperty().bindBidirectional(model.formatProperty());
        return choice;
    }

    private void show(long size) {
        root.setCenter(
                size > 0
                        ? canvas
                        : EmptyState.of(
                                Feather.GRID,
                                "No memory to read",
                                "The guest's memory appears here while it is stopped."));
        describe();
    }

    private void describe() {
        long size = model.sizeProperty().get();
        long cursor = model.cursorProperty().get();
        Optional<MemoryModel.Range> range = model.highlightProperty().get();
        if (size == 0) {
            about.setText("");
        } else if (range.isPresent()) {
            MemoryModel.Range r = range.get();
            about.setText(String.format("%s · 0x%x · %d bytes", r.label(), r.start(), r.length()));
        } else if (cursor >= 0) {
            about.setText(String.format("0x%x", cursor));
        } else {
            about.setText(Parts.bytes(size));
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        canvas.close();
    }
}
