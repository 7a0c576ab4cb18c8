package dev.wasmscope.ui.paste;

import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedLocation;
import dev.wasmscope.session.paste.PastedLine;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Paste on the left; on the right the same lines, and a click on a frame goes to its source. */
public final class PasteView implements AutoCloseable {
    private final TextArea text = new TextArea();
    private final ListView<PastedLine.Shown> list = new ListView<>();
    private final Label summary = Parts.label("", "subtle", "small");
    private final SplitPane root = new SplitPane();
    private final Subscription subscriptions;

    /**
     * @param toSource shows a place in the source
     */
    public PasteView(PasteModel model, Consumer<SourcePosition> toSource) {
        text.setId("paste-text");
        text.getStyleClass().add("mono");
        text.setPromptText(
                "Paste a stack trace of V8 (Chrome, Node), Firefox, wasmtime, Wasmer, WasmEdge or"
                        + " WAMR here.");
        list.setId("paste-lines");
        list.setItems(model.lines());
        list.getStyleClass().add("rows");
        list.setCellFactory(_ -> new LineCell(toSource));
        list.setPlaceholder(
                EmptyState.of(
                        Feather.CLIPBOARD,
                        "No trace yet",
                        "The trace appears here with functions, files and lines of this"
                                + " program. Click a frame to see its source."));
        summary.setId("paste-summary");
        summary.setMinHeight(22);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox right = new VBox(list, summary);
        summary.setPadding(new javafx.geometry.Insets(2, 10, 4, 10));
        root.setOrientation(Orientation.HORIZONTAL);
        root.getItems().addAll(text, right);
        root.setDividerPositions(0.4);
        subscriptions =
                text.textProperty()
                        .subscribe(model::setText)
                        .and(model.summaryProperty().subscribe(summary::setText));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    /** Lets the user paste at once. */
    public void focus() {
        text.requestFocus();
        text.selectAll();
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        list.setItems(null);
    }

    /** A line of the trace; frames with a source look like links. */
    private static final class LineCell extends ListCell<PastedLine.Shown> {
        private final Consumer<SourcePosition> toSource;
        private final Label line = Parts.label("", "mono");
        private final HBox row = new HBox(line);

        LineCell(Consumer<SourcePosition> toSource) {
            this.toSource = toSource;
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            prefWidthProperty().set(0);
            setOnMouseClicked(_ -> position().ifPresent(this.toSource));
        }

        private Optional<SourcePosition> position() {
            return Optional.ofNullable(getItem())
                    .flatMap(PastedLine.Shown::source)
                    .flatMap(SymbolisedLocation::position);
        }

        @Override
        protected void updateItem(PastedLine.@Nullable Shown item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            line.setText(item.text());
            line.getStyleClass().removeAll("subtle", "frame-link");
            line.getStyleClass().add(position().isPresent() ? "frame-link" : "subtle");
            setTooltip(item.source().map(s -> new Tooltip(s.wholeName() + place(s))).orElse(null));
            setGraphic(row);
        }

        private static String place(SymbolisedLocation source) {
            return source.position().map(p -> "\n" + p.file() + ":" + p.line()).orElse("");
        }
    }
}
