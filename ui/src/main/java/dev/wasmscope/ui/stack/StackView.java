package dev.wasmscope.ui.stack;

import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Shows a {@link StackModel}. */
public final class StackView implements AutoCloseable {
    private final ListView<SymbolisedFrame> list = new ListView<>();
    private final StackModel model;
    private final Subscription subscriptions;

    public StackView(StackModel model) {
        this.model = model;
        list.setId("stack");
        list.setItems(model.rows());
        list.setFixedCellSize(25);
        list.setCellFactory(_ -> new FrameCell());
        list.setPlaceholder(
                EmptyState.of(
                        Feather.LAYERS,
                        "Not stopped",
                        "Calls appear here, innermost first, when the program stops."));
        subscriptions =
                Subscription.combine(
                        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen),
                        model.selectedProperty().subscribe(this::show));
    }

    /** The node to put into a window. */
    public Node node() {
        return list;
    }

    private void chosen(@Nullable SymbolisedFrame row) {
        if (row != null) {
            model.select(row);
            if (row.index() == model.rows().size() - 1) {
                model.more();
            }
        }
    }

    private void show(Optional<SymbolisedFrame> selected) {
        selected.ifPresentOrElse(
                row -> list.getSelectionModel().select(row),
                () -> list.getSelectionModel().clearSelection());
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    /** Function at the left, place at the right; inlined rows carry a tag. */
    private static final class FrameCell extends ListCell<SymbolisedFrame> {
        private final Label function = Parts.label("", "mono");
        private final Label inlined = Parts.label("inlined", "tag");
        private final Label place = Parts.label("", "mono", "subtle", "place");
        private final HBox row = new HBox(8, function, inlined, Parts.spring(), place);

        FrameCell() {
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            function.setMinWidth(40);
            function.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            HBox.setHgrow(function, Priority.SOMETIMES);
            inlined.setMinWidth(USE_PREF_SIZE);
            place.setMinWidth(USE_PREF_SIZE);
            row.setMaxWidth(Double.MAX_VALUE);
            prefWidthProperty().set(0);
        }

        @Override
        protected void updateItem(@Nullable SymbolisedFrame frame, boolean empty) {
            super.updateItem(frame, empty);
            if (empty || frame == null) {
                setGraphic(null);
                setId(null);
                return;
            }
            setId("frame-" + frame.index());
            function.setText(frame.function());
            inlined.setVisible(frame.inlined());
            inlined.setManaged(frame.inlined());
            place.setText(
                    frame.position()
                            .map(p -> p.fileName() + ":" + p.line())
                            .orElse(String.format("0x%x", frame.location().codeOffset())));
            setTooltip(
                    new javafx.scene.control.Tooltip(
                            frame.wholeName()
                                    + "\n"
                                    + frame.position()
                                            .map(SourcePosition::file)
                                            .orElse("no source recorded")
                                    + String.format(
                                            "\nfunction %d, code offset 0x%x",
                                            frame.functionIndex(), frame.location().codeOffset())));
            boolean readable = frame.position().flatMap(SourcePosition::resolved).isPresent();
            row.setOpacity(readable ? 1 : 0.6);
            setGraphic(row);
        }
    }
}
