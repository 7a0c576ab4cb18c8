package dev.wasmscope.ui.console;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link ConsoleModel}. */
public final class ConsoleView implements AutoCloseable {
    private static final int MOST_CHARS = 2_000_000;

    private final ConsoleModel model;
    private final StyleClassedTextArea area = new StyleClassedTextArea();
    private final BorderPane root = new BorderPane();
    private final StackPane middle = new StackPane();
    private final ListChangeListener<ConsoleModel.Piece> listener = this::changed;
    private final Subscription subscription;

    public ConsoleView(ConsoleModel model) {
        this.model = model;
        area.setId("console");
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().addAll("code", "console");
        MenuItem clear = new MenuItem("Clear");
        clear.setOnAction(_ -> model.clear());
        MenuItem copy = new MenuItem("Copy");
        copy.setOnAction(_ -> area.copy());
        area.setContextMenu(new ContextMenu(copy, clear));
        Node empty =
                EmptyState.of(
                        Feather.TERMINAL,
                        "Nothing written yet",
                        "Standard output and standard error of the program appear here.");
        empty.visibleProperty().bind(javafx.beans.binding.Bindings.isEmpty(model.pieces()));
        middle.getChildren().setAll(new VirtualizedScrollPane<>(area), empty);
        root.getStyleClass().add("panel");
        root.setCenter(middle);
        subscription =
                model.takesInputProperty()
                        .subscribe(takes -> root.setBottom(takes ? inputLine() : null));
        model.pieces().addListener(listener);
        model.pieces().forEach(this::append);
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private Node inputLine() {
        CustomTextField field = new CustomTextField();
        field.setId("console-input");
        field.setLeft(new FontIcon(Feather.CHEVRON_RIGHT));
        field.setPromptText("Type a line for the program's standard input");
        field.getStyleClass().add("mono");
        field.setOnAction(
                _ -> {
                    model.send(field.getText());
                    field.clear();
                });
        HBox.setHgrow(field, Priority.ALWAYS);
        Button end = new Button("End input");
        end.setOnAction(_ -> model.endInput());
        HBox line = Parts.bar(field, end);
        line.getStyleClass().add("input-line");
        return line;
    }

    private void changed(ListChangeListener.Change<? extends ConsoleModel.Piece> change) {
        while (change.next()) {
            if (model.pieces().isEmpty()) {
                area.clear();
            } else if (change.wasAdded()) {
                change.getAddedSubList().forEach(this::append);
            }
        }
        if (area.getLength() > MOST_CHARS) {
            area.deleteText(0, area.getLength() - MOST_CHARS / 2);
        }
        area.moveTo(area.getLength());
        area.requestFollowCaret();
    }

    private void append(ConsoleModel.Piece piece) {
        area.append(piece.text(), List.of(piece.kind().name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        model.pieces().removeListener(listener);
        area.dispose();
    }
}
